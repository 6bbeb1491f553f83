import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import type { TicketStatus } from '@shared/tickets/ticket-status'

/** What to ask main for; filters that are off are left out. */
export function ticketQuery(
  status: TicketStatus | null,
  locationId: string | null,
): TicketQueryInput {
  const conditions = [
    ...(status === null
      ? []
      : [{ field: 'status' as const, is: 'any-of' as const, values: [status] }]),
    ...(locationId === null
      ? []
      : [{ field: 'location' as const, is: 'any-of' as const, values: [locationId] }]),
  ]
  return conditions.length === 0 ? {} : { where: { match: 'all', of: conditions } }
}
