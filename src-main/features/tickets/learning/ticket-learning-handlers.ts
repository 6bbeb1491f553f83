import type { ticketLearningRoutes } from '@shared/tickets/ticket-learning-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { TicketLearningService } from './ticket-learning-service'

interface Learning {
  readonly ticketLearning: TicketLearningService
}

export const ticketLearningHandlers = (
  the: () => Learning,
): HandlersFor<typeof ticketLearningRoutes> => ({
  'tickets.learning': ({ id }) => the().ticketLearning.of(id),
  'tickets.suggest-knowledge': ({ id }) => the().ticketLearning.suggest(id),
  'tickets.trends': (at) => the().ticketLearning.trends(at),
  'tickets.of-trend': ({ id }) => the().ticketLearning.ofTrend(id),
})
