import type { ticketFindRoutes } from '@shared/tickets/ticket-find-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { TicketFindStore } from './ticket-find-store'

export const finderHandlers = (
  finder: () => TicketFindStore,
): HandlersFor<typeof ticketFindRoutes> => ({
  'tickets.find': (input) => finder().find(input),
})
