import { type TicketStatus, ticketMoves } from '@shared/tickets/ticket-status'

/** The fewest allowed moves from one status to another, without where it starts. */
export function statusPath(from: TicketStatus, to: TicketStatus): readonly TicketStatus[] {
  let paths: readonly (readonly TicketStatus[])[] = [[from]]
  // From every status there is a way to every other one, none longer than there are statuses.
  for (const _ of Object.keys(ticketMoves)) {
    const arrived = paths.find((path) => path.at(-1) === to)
    if (arrived !== undefined) return arrived.slice(1)
    paths = paths.flatMap((path) => ticketMoves[path.at(-1) ?? from].map((next) => [...path, next]))
  }
  return [to]
}
