import type { Ticket } from '@shared/tickets/ticket-contract'

export type DueState = 'none' | 'due' | 'overdue'

/** What its time says of a ticket; one that is done with is never late. */
export function dueState({ dueAt, status }: Pick<Ticket, 'dueAt' | 'status'>, now: Date): DueState {
  if (dueAt === null || ['resolved', 'closed', 'archived'].includes(status)) return 'none'
  return new Date(dueAt) < now ? 'overdue' : 'due'
}
