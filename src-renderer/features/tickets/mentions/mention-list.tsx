import { initials } from '../../../ui/initials'
import { ListOption } from '../../../ui/list-option'
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
        <ListOption
          key={person.id}
          id={optionId(person)}
          selected={person === current}
          className={classes.option}
          onPick={() => pick(person)}
        >
          <span className={classes.face} aria-hidden="true">
            {initials(person.name)}
          </span>
          {person.name}
        </ListOption>
      ))}
    </div>
  )
}
