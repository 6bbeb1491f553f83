import { Modal } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { appText } from './app-text'
import classes from './command-palette.module.css'
import { PaletteList } from './palette-list'
import { groupItems, type PaletteItem } from './palette-ranking'
import { usePaletteItems } from './use-palette-items'

const text = appText.palette

interface Props {
  readonly person: Person
  readonly onClose: () => void
}

/** Reaches every screen, action, location and trace from the keyboard. */
export function CommandPalette({ person, onClose }: Props) {
  const [query, setQuery] = useState('')
  const listId = useId()
  // Drawn by group, so the arrow keys must walk in that order too.
  const groups = groupItems(usePaletteItems(person, query))
  const run = (item: PaletteItem) => {
    onClose()
    item.run()
  }
  const choice = useChoice({ items: groups.flatMap(({ items }) => items), run })
  const { current } = choice
  return (
    <Modal.Root opened onClose={onClose} size={640} yOffset="12vh" classNames={modalClasses}>
      <Modal.Overlay />
      <Modal.Content aria-label={text.open}>
        <div className={classes.field}>
          <IconSearch size={18} aria-hidden="true" />
          <input
            role="combobox"
            aria-label={text.open}
            aria-expanded="true"
            aria-controls={listId}
            aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
            className={classes.input}
            placeholder={text.placeholder}
            value={query}
            data-autofocus
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              choice.restart()
            }}
            onKeyDown={choice.onKeyDown}
          />
        </div>
        <PaletteList listId={listId} groups={groups} current={current} onRun={run} />
      </Modal.Content>
    </Modal.Root>
  )
}

const modalClasses = { content: classes.panel ?? '' }

interface Choosing {
  readonly items: readonly PaletteItem[]
  readonly run: (item: PaletteItem) => void
}

/** The item that Enter runs; Up and Down move it, round at the ends. */
function useChoice({ items, run }: Choosing) {
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, items.length - 1)
  const current = items[at]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined && event.key !== 'Enter') return
    // Enter must not end up in the field that has the focus next.
    event.preventDefault()
    if (step !== undefined) setChosen((at + step + items.length) % items.length)
    else if (current !== undefined) run(current)
  }
  return { current, onKeyDown, restart: () => setChosen(0) }
}
