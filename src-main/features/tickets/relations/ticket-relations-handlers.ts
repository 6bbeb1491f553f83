import type { ticketRelationsRoutes } from '@shared/tickets/ticket-relations-contract'
import type { HandlersFor } from '../../../platform/handlers'
import { RelationSteps } from '../undo/relation-steps'
import type { TicketUndo } from '../undo/ticket-undo'
import type { TicketRelationsService } from './ticket-relations-service'

interface Relations {
  readonly ticketRelations: TicketRelationsService
  readonly ticketUndo: TicketUndo
}

export const ticketRelationsHandlers = (
  the: () => Relations,
): HandlersFor<typeof ticketRelationsRoutes> => ({
  'tickets.relations': ({ id }) => the().ticketRelations.of(id),
  'tickets.find-other': (input) => the().ticketRelations.findOther(input),
  'tickets.merge': (input) => {
    const { ticketRelations, ticketUndo } = the()
    const target = ticketRelations.merge(input)
    return { ...target, undoId: ticketUndo.did(stepsOf(the()).merged(input.id, target.id)) }
  },
  'tickets.unmerge': ({ id }) => {
    const { ticketRelations, ticketUndo } = the()
    const into = ticketRelations.of(id).mergedInto
    ticketRelations.unmerge(id)
    const step = into && stepsOf(the()).unmerged(id, into.id)
    return { undoId: step && ticketUndo.did(step) }
  },
  'tickets.split': (input) => {
    const part = the().ticketRelations.split(input)
    return { ...part, undoId: the().ticketUndo.did(stepsOf(the()).split(part.id)) }
  },
  'tickets.undo-split': ({ id }) => {
    const { itemIds: _, ...whole } = the().ticketRelations.undoSplit(id)
    return whole
  },
  'tickets.link': (link) => {
    const { ids } = the().ticketRelations.link(link)
    return { ids, undoId: the().ticketUndo.did(stepsOf(the()).linked(link, ids)) }
  },
  'tickets.unlink': ({ id, ids }) => {
    const { ticketRelations, ticketUndo } = the()
    const link = ticketRelations
      .of(id)
      .links.find((one) => one.ids.some((each) => ids.includes(each)))
    ticketRelations.unlink(ids)
    if (link === undefined) return { undoId: null }
    const { way, ticket } = link
    return { undoId: ticketUndo.did(stepsOf(the()).unlinked({ id, otherId: ticket.id, way })) }
  },
})

const stepsOf = ({ ticketRelations }: Relations) => new RelationSteps(ticketRelations)
