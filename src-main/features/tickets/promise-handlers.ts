import type { ticketPromiseRoutes } from '@shared/tickets/ticket-promise-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { TicketClocks } from './clocks/ticket-clocks'
import type { TemplateService } from './templates/template-service'

interface Promises {
  readonly clocks: TicketClocks
  readonly templates: TemplateService
}

export const promiseHandlers = (the: () => Promises): HandlersFor<typeof ticketPromiseRoutes> => ({
  'tickets.clock': ({ id }) => the().clocks.show(id),
  'tickets.templates': () => the().templates.list(),
  'tickets.save-template': (template) => the().templates.save(template),
  'tickets.remove-template': ({ id }) => the().templates.remove(id),
})
