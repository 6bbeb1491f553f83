import type { TicketStatus } from './ticket-status'

/** What somebody still has to do something about. */
export const unresolved = [
  'open',
  'in-progress',
  'waiting',
] as const satisfies readonly TicketStatus[]

/** By its status: when it was resolved is the database's to say, and later than that. */
export const isUnresolved = (status: TicketStatus): boolean =>
  (unresolved as readonly TicketStatus[]).includes(status)
