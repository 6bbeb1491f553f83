import type { ticketFindRoutes } from '@shared/tickets/ticket-find-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { TicketFinder } from './ticket-finder'

export const finderHandlers = (
  finder: () => TicketFinder,
): HandlersFor<typeof ticketFindRoutes> => ({
  'tickets.find': (input) => finder().find(input),
})
