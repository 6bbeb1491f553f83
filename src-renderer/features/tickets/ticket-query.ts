import type { RouteInput } from '@shared/ipc/contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketStatus } from '@shared/tickets/ticket-status'

export type TicketQuery = RouteInput<'tickets.list'>

/** What to ask main for; filters that are off are left out. */
export function ticketQuery(status: TicketStatus | null, locationId: string | null): TicketQuery {
  return {
    ...(status === null ? {} : { statuses: [status] }),
    ...(locationId === null ? {} : { locationId }),
  }
}

/** Whether the filters let a ticket through. */
export function wouldList({ statuses, locationId }: TicketQuery, ticket: Ticket): boolean {
  if (statuses !== undefined && !statuses.includes(ticket.status)) return false
  return locationId === undefined || ticket.locationId === locationId
}
