import { useEffect, useRef } from 'react'
import { KeyCaps } from '../ui/key-caps'
import { appText } from './app-text'
import classes from './command-palette.module.css'
import { isMac } from './is-mac'
import type { PaletteGroup, PaletteItem } from './palette-ranking'
import { keyCaps } from './shortcut-keys'

interface Props {
  readonly listId: string
  readonly groups: readonly PaletteGroup[]
  readonly current: PaletteItem | undefined
  readonly onRun: (item: PaletteItem) => void
}

export function PaletteList({ listId, groups, current, onRun }: Props) {
  return (
    <div role="listbox" id={listId} aria-label={appText.palette.results} className={classes.list}>
      {groups.length === 0 && <p className={classes.nothing}>{appText.palette.nothing}</p>}
      {groups.map(({ group, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
        <div key={group} role="group" aria-label={group}>
          <p className={classes.heading} aria-hidden="true">
            {group}
          </p>
          {items.map((item) => (
            <PaletteOption
              key={item.id}
              id={`${listId}-${item.id}`}
              item={item}
              selected={item === current}
              onRun={onRun}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly item: PaletteItem
  readonly selected: boolean
  readonly onRun: (item: PaletteItem) => void
}

function PaletteOption({ id, item, selected, onRun }: OptionProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (selected) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  return (
    <button
      type="button"
      ref={ref}
      id={id}
      role="option"
      aria-selected={selected}
      tabIndex={-1}
      className={classes.option}
      onClick={() => onRun(item)}
    >
      <span className={classes.label}>{item.label}</span>
      {item.hint !== undefined && <Hint hint={item.hint} />}
    </button>
  )
}

function Hint({ hint }: { readonly hint: string }) {
  const keys = /^(Mod\+.|g .|.)$/.test(hint)
  if (keys) return <KeyCaps caps={keyCaps(hint, isMac)} />
  return <span className={classes.hint}>{hint}</span>
}
