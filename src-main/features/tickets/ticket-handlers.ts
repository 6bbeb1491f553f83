import type { ticketRoutes } from '@shared/tickets/ticket-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { TicketService } from './ticket-service'
import type { TicketStore } from './ticket-store'

interface Tickets {
  readonly tickets: TicketService
  readonly ticketStore: TicketStore
}

export const ticketHandlers = (the: () => Tickets): HandlersFor<typeof ticketRoutes> => ({
  'tickets.list': (input) => the().ticketStore.list(input),
  'tickets.show': ({ id }) => the().ticketStore.show(id),
  'tickets.create': (made) => the().tickets.create(made),
  'tickets.edit': (edit) => the().tickets.edit(edit),
})
