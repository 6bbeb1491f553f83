import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { TicketChange } from './use-edit-ticket'

/** The ticket as it reads once the changes on their way are saved, in their order. */
export function standingTicket(
  ticket: TicketDetail,
  changes: readonly TicketChange[],
): TicketDetail {
  return changes.reduce(changed, ticket)
}

function changed(ticket: TicketDetail, change: TicketChange): TicketDetail {
  const moved = change.locationId !== undefined && change.locationId !== ticket.locationId
  return { ...ticket, ...(moved ? { bayId: null } : {}), ...change }
}
