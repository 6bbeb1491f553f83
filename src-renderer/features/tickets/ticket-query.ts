import type { RouteInput } from '@shared/ipc/contract'
import type { Ticket, TicketStatus } from '@shared/tickets/ticket-contract'

export type TicketQuery = RouteInput<'tickets.list'>

/** What to ask main for; filters that are off are left out. */
export function ticketQuery(status: TicketStatus | null, locationId: string | null): TicketQuery {
  return {
    ...(status === null ? {} : { status }),
    ...(locationId === null ? {} : { locationId }),
  }
}

/** Whether the filters let a ticket through. */
export function wouldList({ status, locationId }: TicketQuery, ticket: Ticket): boolean {
  if (status !== undefined && ticket.status !== status) return false
  return locationId === undefined || ticket.locationId === locationId
}
