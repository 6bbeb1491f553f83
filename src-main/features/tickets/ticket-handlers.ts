import type { ticketRoutes } from '@shared/tickets/ticket-contract'
import type { HandlersFor } from '../../platform/handlers'
import type { TicketService } from './ticket-service'
import type { TicketStore } from './ticket-store'
import type { TicketTimelineStore } from './ticket-timeline-store'

interface Tickets {
  readonly tickets: TicketService
  readonly ticketStore: TicketStore
  readonly ticketTimeline: TicketTimelineStore
}

export const ticketHandlers = (the: () => Tickets): HandlersFor<typeof ticketRoutes> => ({
  'tickets.show': ({ id }) => the().ticketStore.show(id),
  'tickets.timeline': ({ id }) => the().ticketTimeline.of(id),
  'tickets.choices': () => the().ticketStore.choices(),
  'tickets.create': (made) => the().tickets.create(made),
  'tickets.edit': (edit) => the().tickets.edit(edit),
  'tickets.comment': (comment) => the().tickets.comment(comment),
})
