import type { ticketPresenceRoutes } from '@shared/tickets/ticket-presence-contract'
import type { HandlersFor } from '../../../platform/handlers'
import type { PresenceService } from './presence-service'

export const presenceHandlers = (
  presence: () => PresenceService,
): HandlersFor<typeof ticketPresenceRoutes> => ({
  'tickets.be-at': (being) => presence().beAt(being),
})
