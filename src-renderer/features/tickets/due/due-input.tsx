import { Popover, TextInput } from '@mantine/core'
import { dueWords, quickDue } from '@shared/tickets/quick-due'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useMinute } from '../../../ui/use-minute'
import { useOptionWalk } from '../../../ui/use-option-walk'
import classes from './due-input.module.css'
import { type DueOption, dueOptions } from './due-moments'
import { DueOptions } from './due-options'
import { clockNote, type DuePlace } from './due-place'
import { dueText as text } from './due-text'

export interface DueInputProps {
  readonly label: ReactNode
  readonly place: DuePlace
  /** What stands in the field. */
  readonly words: string
  /** Somebody has written that, so that it is read; else it shows what is saved. */
  readonly written: boolean
  readonly error?: ReactNode
  readonly rightSection?: ReactNode
  readonly onWrite: (words: string) => void
  /** A moment was chosen, or the field was left with words that say one; null: it is empty. */
  readonly onSet: (dueAt: string | null) => void
  readonly onEscape?: () => void
}

/** When something is due: written in words, or chosen from what is often meant. */
export function DueInput(props: DueInputProps) {
  const { words, place } = props
  const { now, opened, setOpened, options, walk, ...keys } = useDueChoice(props)
  const { take, settle, onKeyDown } = keys
  const shown = opened && (options.length > 0 || words.trim() !== '')
  return (
    <Popover opened={shown} {...overlay}>
      <Popover.Target>
        <TextInput
          size="xs"
          role="combobox"
          label={props.label}
          placeholder={text.hint}
          maxLength={60}
          {...(shown ? walk.field : {})}
          aria-expanded={shown}
          {...belowField(props, opened, now)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          rightSection={props.rightSection}
          classNames={{ input: classes.input }}
          // The first Escape closes the list, not the dialog.
          data-mantine-stop-propagation={shown || undefined}
          value={words}
          onChange={({ currentTarget }) => {
            props.onWrite(currentTarget.value)
            setOpened(true)
          }}
          onClick={() => setOpened(true)}
          onBlur={settle}
          onKeyDown={onKeyDown}
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown}>
        <DueOptions {...{ walk, options, place }} onTake={take} />
      </Popover.Dropdown>
    </Popover>
  )
}

// It lies over what is around it: nothing moves while one types.
const overlay = {
  position: 'bottom-start',
  ...{ offset: 2, withRoles: false, closeOnEscape: false },
  transitionProps: { duration: 0 },
} as const

function useDueChoice({ place, words, written, onSet, onEscape }: DueInputProps) {
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  // What is often meant is over some day, though nothing is written.
  const now = useMinute()
  const options = dueOptions(written ? words : '', now, place.timeZone)
  const take = ({ dueAt }: Pick<DueOption, 'dueAt'>) => {
    close()
    onSet(dueAt)
  }
  const walk = useOptionWalk({
    ...{ options: opened ? options : [], take, leave: opened ? close : undefined },
    ...{ optional: !written, inText: true },
  })
  const settle = () => {
    close()
    const dueAt = quickDue(words, new Date(), place.timeZone)?.toISOString() ?? null
    if (written && (dueAt !== null || words.trim() === '')) onSet(dueAt)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (walk.onKeyDown(event)) return
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) settle()
    if (event.key === 'ArrowDown') setOpened(true)
    if (event.key === 'Escape') onEscape?.()
  }
  return { now, opened, setOpened, options, walk, take, settle, onKeyDown }
}

/** At rest: what the words mean where they do not say it, by whose clock, and what is wrong. */
function belowField({ place, words, written, error }: DueInputProps, opened: boolean, now: Date) {
  if (opened || words.trim() === '') return { error }
  const at = quickDue(words, now, place.timeZone)
  if (at === null) return { error: error ?? (written ? text.unknown : null) }
  const reading = dueWords(at, now, place.timeZone)
  const parts = [reading === words.trim() ? null : reading, clockNote(place, at.toISOString())]
  return { error, description: parts.filter((part) => part !== null).join(' · ') || null }
}
