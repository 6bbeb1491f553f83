import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticketColumns, ticketQuery } from './ticket-query'
import { writtenLine } from './written-text'

export const ticketLayouts = ['table', 'board'] as const

/** How a list looks: kept under a name in `saved_views.filters`. */
export const ticketViewContent = z.object({
  query: ticketQuery,
  layout: z.enum(ticketLayouts).default('table'),
  columns: z.array(z.enum(ticketColumns)).min(1).max(ticketColumns.length).optional(),
})
export type TicketViewContent = z.output<typeof ticketViewContent>

export const ticketView = ticketViewContent.extend({
  id: z.uuid(),
  name: z.string(),
  /** Everybody on the staff sees it; only who made it changes it. */
  shared: z.boolean(),
  mine: z.boolean(),
})
export type TicketView = z.output<typeof ticketView>

const name = writtenLine.trim().min(1).max(80)

export const ticketViewRoutes = {
  /** One's own and the shared ones, in their order. What cannot be read any more is left out. */
  'tickets.views': { input: z.object({}), output: z.array(ticketView), roles: staff },
  /** With an id it replaces that view, which must be one's own. */
  'tickets.save-view': {
    input: ticketViewContent.extend({
      id: z.uuid().optional(),
      name,
      shared: z.boolean().default(false),
    }),
    output: ticketView,
    roles: staff,
  },
  'tickets.remove-view': { input: z.object({ id: z.uuid() }), output: z.null(), roles: staff },
} satisfies RouteMap
