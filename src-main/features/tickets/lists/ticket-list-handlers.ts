import type { ticketListRoutes } from '@shared/tickets/ticket-list-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { TicketListStore } from './ticket-list-store'

interface Lists {
  readonly ticketLists: TicketListStore
}

export const ticketListHandlers = (the: () => Lists): HandlersFor<typeof ticketListRoutes> => ({
  'tickets.list': (input) => the().ticketLists.list(input),
  'tickets.counts': (input) => the().ticketLists.counts(input),
  'tickets.matching': (input) => the().ticketLists.matching(input),
})
