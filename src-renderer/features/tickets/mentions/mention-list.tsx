import { useEffect, useRef } from 'react'
import { initials } from '../../../ui/initials'
import type { Mentionable } from './mention-text'
import classes from './mentions.module.css'
import { mentionsText } from './mentions-text'
import type { useMentions } from './use-mentions'

interface Props {
  readonly mentions: ReturnType<typeof useMentions>
}

/** People to choose from, above what is written; the focus stays in the text. */
export function MentionList({ mentions }: Props) {
  const { choices, current, listId, optionId, pick } = mentions
  if (choices.length === 0) return null
  return (
    <div role="listbox" id={listId} aria-label={mentionsText.people} className={classes.list}>
      {choices.map((person) => (
        <Option
          key={person.id}
          id={optionId(person)}
          person={person}
          selected={person === current}
          onPick={() => pick(person)}
        />
      ))}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly person: Mentionable
  readonly selected: boolean
  readonly onPick: () => void
}

function Option({ id, person, selected, onPick }: OptionProps) {
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
      // The text must keep the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      <span className={classes.face} aria-hidden="true">
        {initials(person.name)}
      </span>
      {person.name}
    </button>
  )
}
