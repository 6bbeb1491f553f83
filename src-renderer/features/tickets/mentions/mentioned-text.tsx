import { useSession } from '../../../app/session'
import { type Mentionable, mentionParts } from './mention-text'
import classes from './mentions.module.css'

interface Props {
  readonly text: string
  readonly people: readonly Mentionable[]
}

/** A text in which people are called: nothing of it becomes anything else than text. */
export function MentionedText({ text, people }: Props) {
  const me = useSession().data?.id ?? null
  return mentionParts(text, people).map(({ at, text: part, person }) =>
    person === null ? (
      <span key={at}>{part}</span>
    ) : (
      <mark key={at} className={classes.mention} data-me={person.id === me || undefined}>
        {part}
      </mark>
    ),
  )
}
