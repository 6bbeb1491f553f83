import type { Ticket } from '@shared/tickets/ticket-contract'
import { ticketsText } from '../tickets-text'

interface Named {
  readonly id: string
  readonly name: string
}

/** Whom one may choose: oneself first, and whoever has it although they have left. */
export function peopleOptions(
  people: readonly Named[],
  me: string | null,
  { assigneeId, assigneeName }: Pick<Ticket, 'assigneeId' | 'assigneeName'>,
): { value: string; label: string }[] {
  const listed = people.some(({ id }) => id === assigneeId)
  const gone = listed || assigneeId === null ? [] : [{ id: assigneeId, name: assigneeName ?? '…' }]
  const mine = people.filter(({ id }) => id === me)
  const others = people.filter(({ id }) => id !== me)
  return [...mine, ...others, ...gone].map(({ id, name }) => ({
    value: id,
    label: id === me ? ticketsText.fields.me(name) : name,
  }))
}
