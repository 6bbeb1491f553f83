import type { ticketRelationsRoutes } from '@shared/tickets/ticket-relations-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { TicketRelationsService } from './ticket-relations-service'

interface Relations {
  readonly ticketRelations: TicketRelationsService
}

export const ticketRelationsHandlers = (
  the: () => Relations,
): HandlersFor<typeof ticketRelationsRoutes> => ({
  'tickets.relations': ({ id }) => the().ticketRelations.of(id),
  'tickets.find-other': (input) => the().ticketRelations.findOther(input),
  'tickets.merge': (input) => the().ticketRelations.merge(input),
  'tickets.unmerge': ({ id }) => the().ticketRelations.unmerge(id),
  'tickets.split': (input) => the().ticketRelations.split(input),
  'tickets.undo-split': ({ id }) => the().ticketRelations.undoSplit(id),
  'tickets.link': (input) => the().ticketRelations.link(input),
  'tickets.unlink': ({ ids }) => the().ticketRelations.unlink(ids),
})
