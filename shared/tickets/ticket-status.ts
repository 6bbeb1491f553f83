export const ticketStatuses = [
  'open',
  'in-progress',
  'waiting',
  'resolved',
  'closed',
  'archived',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

/** What may follow what; the database enforces the same. */
export const ticketMoves = {
  open: ['in-progress', 'waiting', 'resolved', 'closed'],
  'in-progress': ['open', 'waiting', 'resolved', 'closed'],
  waiting: ['open', 'in-progress', 'resolved', 'closed'],
  resolved: ['open', 'in-progress', 'closed', 'archived'],
  closed: ['open', 'archived'],
  archived: ['open'],
} as const satisfies Readonly<Record<TicketStatus, readonly TicketStatus[]>>

/** Whether a ticket may go from one status to another; to stay is no move, and allowed. */
export function mayBecome(from: TicketStatus, to: TicketStatus): boolean {
  const allowed: readonly TicketStatus[] = ticketMoves[from]
  return from === to || allowed.includes(to)
}
