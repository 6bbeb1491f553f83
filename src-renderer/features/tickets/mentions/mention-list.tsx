import { initials } from '../../../ui/initials'
import { ListOption, OptionList } from '../../../ui/option-list'
import classes from './mentions.module.css'
import { mentionsText } from './mentions-text'
import type { useMentions } from './use-mentions'

interface Props {
  readonly mentions: ReturnType<typeof useMentions>
}

/** People to choose from, above what is written; the focus stays in the text. */
export function MentionList({ mentions }: Props) {
  const { choices, walk, pick } = mentions
  if (choices.length === 0) return null
  return (
    <OptionList
      {...{ walk, label: mentionsText.people, count: choices.length }}
      className={classes.list}
    >
      {choices.map((person, at) => (
        <ListOption
          key={person.id}
          {...{ walk, at }}
          className={classes.option}
          onPick={() => pick(person)}
        >
          <span className={classes.face} aria-hidden="true">
            {initials(person.name)}
          </span>
          {person.name}
        </ListOption>
      ))}
    </OptionList>
  )
}
