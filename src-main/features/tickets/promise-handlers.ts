import type { ticketPromiseRoutes } from '@shared/tickets/ticket-promise-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { TemplateService } from './templates/template-service'

interface Promises {
  readonly templates: TemplateService
}

export const promiseHandlers = (the: () => Promises): HandlersFor<typeof ticketPromiseRoutes> => ({
  'tickets.templates': () => the().templates.list(),
  'tickets.save-template': (template) => the().templates.save(template),
  'tickets.remove-template': ({ id }) => the().templates.remove(id),
})
