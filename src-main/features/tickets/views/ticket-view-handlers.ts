import type { ticketViewRoutes } from '@shared/tickets/ticket-view-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { TicketViewService } from './ticket-view-service'

interface Views {
  readonly ticketViews: TicketViewService
}

export const ticketViewHandlers = (the: () => Views): HandlersFor<typeof ticketViewRoutes> => ({
  'tickets.views': () => the().ticketViews.all(),
  'tickets.save-view': (view) => the().ticketViews.save(view),
  'tickets.remove-view': ({ id }) => {
    the().ticketViews.remove(id)
    return null
  },
})
