import { useIsMutating } from '@tanstack/react-query'
import { create } from 'zustand'

/** Names the change that makes a ticket while it is on its way. */
export const createTicketKey = ['tickets.create'] as const

interface OwnTickets {
  /** By their ids. */
  readonly made: ReadonlySet<string>
}

const useOwnTickets = create<OwnTickets>(() => ({ made: new Set() }))

/** Whoever made it has it before their eyes. */
export function rememberOwn(ticketId: string): void {
  useOwnTickets.setState(({ made }) => ({ made: new Set(made).add(ticketId) }))
}

interface Identified {
  readonly id: string
}

/** Of those that have come, what is to be told of: neither listed by now nor made here. */
export function useNews<Ticket extends Identified>(
  added: readonly Ticket[],
  items: readonly Identified[],
): readonly Ticket[] {
  const made = useOwnTickets((state) => state.made)
  const making = useIsMutating({ mutationKey: createTicketKey }) > 0
  // Word of one's own ticket may be here before the ticket itself.
  return added.length === 0 || making ? [] : newsOf(added, items, made)
}

/** Those of the first that are none of the others. */
export function newsOf<Ticket extends Identified>(
  added: readonly Ticket[],
  items: readonly Identified[],
  made: ReadonlySet<string>,
): readonly Ticket[] {
  const listed = new Set(items.map(({ id }) => id))
  return added.filter(({ id }) => !listed.has(id) && !made.has(id))
}
