import type { RouteMap } from '../ipc/route'
import { ticketTemplateRoutes } from './ticket-template-contract'

/** What the club promises about its tickets, who gets them, and which come again. */
export const ticketPromiseRoutes = {
  ...ticketTemplateRoutes,
} satisfies RouteMap
