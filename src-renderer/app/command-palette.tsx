import { Modal } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useOptionWalk } from '../ui/use-option-walk'
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
  // Drawn by group, so the arrow keys must walk in that order too.
  const groups = groupItems(usePaletteItems(person, query))
  const run = (item: PaletteItem) => {
    onClose()
    item.run()
  }
  const items = groups.flatMap((each) => each.items)
  const walk = useOptionWalk({ options: items, take: run })
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
            {...walk.field}
            className={classes.input}
            placeholder={text.placeholder}
            value={query}
            data-autofocus
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              walk.restart()
            }}
            onKeyDown={walk.onKeyDown}
          />
        </div>
        <PaletteList {...{ walk, groups, items }} onRun={run} />
      </Modal.Content>
    </Modal.Root>
  )
}

const modalClasses = { content: classes.panel ?? '' }
