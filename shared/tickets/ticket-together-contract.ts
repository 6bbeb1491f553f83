import { ticketFindRoutes } from './ticket-find-contract'
import { ticketHandoverRoutes } from './ticket-handover-contract'
import { ticketNoticeEvents, ticketNoticeRoutes } from './ticket-notice-contract'
import { ticketPresenceRoutes } from './ticket-presence-contract'

/** What people need of each other while they work on tickets. */
export const ticketTogetherRoutes = {
  ...ticketNoticeRoutes,
  ...ticketPresenceRoutes,
  ...ticketHandoverRoutes,
  ...ticketFindRoutes,
}

export const ticketTogetherEvents = ticketNoticeEvents
