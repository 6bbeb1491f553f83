import type { ticketListRoutes } from '@shared/tickets/ticket-list-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { SeenTicketStore } from '../recent/seen-ticket-store'
import type { TicketListStore } from './ticket-list-store'

interface Lists {
  readonly ticketLists: TicketListStore
  readonly seenTickets: SeenTicketStore
}

export const ticketListHandlers = (the: () => Lists): HandlersFor<typeof ticketListRoutes> => ({
  'tickets.list': (input) => the().ticketLists.list(input),
  'tickets.counts': (input) => the().ticketLists.counts(input),
  'tickets.matching': (input) => the().ticketLists.matching(input),
  'tickets.seen': ({ id }) => {
    the().seenTickets.see(id)
    return null
  },
  'tickets.recent': () => the().seenTickets.recent(),
})
