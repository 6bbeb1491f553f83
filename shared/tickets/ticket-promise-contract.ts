import type { EventMap, RouteMap } from '../ipc/route'
import { ticketAssignmentRoutes } from './ticket-assignment-contract'
import { ticketClockEvents, ticketClockRoutes } from './ticket-clock-contract'
import { ticketTemplateRoutes } from './ticket-template-contract'

/** What the club promises about its tickets, who gets them, and which come again. */
export const ticketPromiseRoutes = {
  ...ticketAssignmentRoutes,
  ...ticketClockRoutes,
  ...ticketTemplateRoutes,
} satisfies RouteMap

export const ticketPromiseEvents = { ...ticketClockEvents } satisfies EventMap
