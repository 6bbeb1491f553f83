import { type RefObject, useState } from 'react'
import { useSession } from '../../../app/session'
import { useOptionWalk } from '../../../ui/use-option-walk'
import { useTicketChoices } from '../fields/use-ticket-choices'
import {
  type Mentionable,
  type MentionTyping,
  mentionChoices,
  mentionTyping,
  withMention,
} from './mention-text'

const mostChoices = 8

interface Writing {
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly text: string
  readonly onPick: (text: string, person: Mentionable) => void
}

/** The list of people that an @ opens: arrows walk it, Enter and Tab take one, Esc closes it. */
export function useMentions({ box, text, onPick }: Writing) {
  const me = useSession().data?.id ?? null
  const { people } = useTicketChoices()
  const [typing, setTyping] = useState<MentionTyping | null>(null)
  const others = people.filter(({ id }) => id !== me)
  const choices = typing === null ? [] : mentionChoices(others, typing.typed).slice(0, mostChoices)
  const look = () => {
    const caret = box.current?.selectionStart ?? 0
    const found = mentionTyping(box.current?.value ?? '', caret)
    if (found?.at !== typing?.at || found?.typed !== typing?.typed) walk.restart()
    setTyping(found)
  }
  const pick = (person: Mentionable) => {
    if (typing === null) return
    const made = withMention(text, typing, person.name)
    onPick(made.text, person)
    setTyping(null)
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(made.caret, made.caret)
    })
  }
  const close = () => setTyping(null)
  const walk = useOptionWalk({
    ...{ options: choices, take: pick, tab: 'takes', inText: true },
    // Where there is no list, Escape leaves the text.
    leave: choices.length > 0 ? close : undefined,
  })
  return { ...{ choices, walk, pick, look, close }, attributes: attributesOf(walk) }
}

/** What the text says about its list. */
function attributesOf({ current, field }: ReturnType<typeof useOptionWalk<Mentionable>>) {
  const none = { 'aria-autocomplete': field['aria-autocomplete'] }
  return { 'aria-haspopup': 'listbox' as const, ...(current === undefined ? none : field) }
}
