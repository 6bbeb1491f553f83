import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { useSession } from '../../../app/session'
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
  const listId = useId()
  const me = useSession().data?.id ?? null
  const { people } = useTicketChoices()
  const [typing, setTyping] = useState<MentionTyping | null>(null)
  const [at, setAt] = useState(0)
  const others = people.filter(({ id }) => id !== me)
  const choices = typing === null ? [] : mentionChoices(others, typing.typed).slice(0, mostChoices)
  const current = choices[Math.min(at, choices.length - 1)]
  const look = () => {
    const caret = box.current?.selectionStart ?? 0
    const found = mentionTyping(box.current?.value ?? '', caret)
    if (found?.at !== typing?.at || found?.typed !== typing?.typed) setAt(0)
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
  const act = listKeys({
    ...{ count: choices.length, at: Math.min(at, choices.length - 1), go: setAt },
    take: () => current !== undefined && pick(current),
    close: () => setTyping(null),
  })
  /** @returns whether the list took the key */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (choices.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return false
    const run = act.get(event.key)
    if (run === undefined) return false
    event.preventDefault()
    run()
    return true
  }
  const optionId = (person: Mentionable) => `${listId}-${person.id}`
  const close = () => setTyping(null)
  const attributes = attributesOf(listId, current && optionId(current))
  return { listId, choices, current, pick, look, onKeyDown, close, optionId, attributes }
}

/** What the text says about its list. */
function attributesOf(listId: string, currentId: string | undefined) {
  return {
    'aria-autocomplete': 'list' as const,
    'aria-haspopup': 'listbox' as const,
    ...(currentId !== undefined && {
      'aria-controls': listId,
      'aria-activedescendant': currentId,
    }),
  }
}

function listKeys(the: {
  readonly count: number
  readonly at: number
  readonly go: (at: number) => void
  readonly take: () => void
  readonly close: () => void
}): ReadonlyMap<string, () => void> {
  const { count, at, go, take, close } = the
  return new Map([
    ['ArrowDown', () => go((at + 1) % count)],
    ['ArrowUp', () => go((at - 1 + count) % count)],
    ['Enter', take],
    ['Tab', take],
    ['Escape', close],
  ])
}
