import { KeyCaps } from '../ui/key-caps'
import { ListOption, OptionLabel, OptionList } from '../ui/option-list'
import type { OptionWalk } from '../ui/use-option-walk'
import { appText } from './app-text'
import classes from './command-palette.module.css'
import { isMac } from './is-mac'
import type { PaletteGroup, PaletteItem } from './palette-ranking'
import { keyCaps } from './shortcut-keys'

const text = appText.palette

interface Props {
  readonly walk: OptionWalk
  readonly groups: readonly PaletteGroup[]
  /** All of the groups, in their order. */
  readonly items: readonly PaletteItem[]
  readonly onRun: (item: PaletteItem) => void
}

export function PaletteList({ walk, groups, items, onRun }: Props) {
  return (
    <OptionList
      {...{ walk, label: text.results, empty: text.nothing, count: items.length }}
      className={classes.list}
    >
      {groups.map(({ group, items: those }) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options by role
        <div key={group} role="group" aria-label={group}>
          <p className={classes.heading} aria-hidden="true">
            {group}
          </p>
          {those.map((item) => (
            <ListOption
              key={item.id}
              walk={walk}
              at={items.indexOf(item)}
              onPick={() => onRun(item)}
            >
              <OptionLabel>{item.label}</OptionLabel>
              {item.hint !== undefined && <Hint hint={item.hint} />}
            </ListOption>
          ))}
        </div>
      ))}
    </OptionList>
  )
}

function Hint({ hint }: { readonly hint: string }) {
  const keys = /^(Mod\+.|g .|.)$/.test(hint)
  if (keys) return <KeyCaps caps={keyCaps(hint, isMac)} />
  return <span className={classes.hint}>{hint}</span>
}
