import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticket } from './ticket-contract'
import { ticketGroupings, ticketQuery } from './ticket-query'

const listInput = ticketQuery.extend({
  /** `next` of the page before, of the same query. */
  after: z.string().max(10_000).optional(),
  limit: z.number().int().min(1).max(500).default(100),
})
export type TicketListInput = z.output<typeof listInput>

const page = z.object({
  items: z.array(ticket),
  /** Where the next page starts; null: this is the last one. */
  next: z.string().nullable(),
})
export type TicketPage = z.output<typeof page>

const countsInput = ticketQuery
  .pick({ where: true, merged: true })
  .extend({ group: z.enum(ticketGroupings).optional() })
export type TicketCountsInput = z.output<typeof countsInput>

const counts = z.object({
  total: z.number(),
  /** Parts that have tickets, in the order in which a list shows them; none without a grouping. */
  groups: z.array(
    z.object({
      /** What the tickets of this part have in that field; null: nothing. */
      key: z.string().nullable(),
      /** Of a person or location; of a bay: its location's. */
      name: z.string().optional(),
      bayNumber: z.number().int().optional(),
      count: z.number(),
    }),
  ),
})
export type TicketCounts = z.output<typeof counts>

const matchingInput = z.object({ query: ticketQuery, ids: z.array(z.uuid()).max(500) })
export type TicketMatchingInput = z.output<typeof matchingInput>

export const ticketListRoutes = {
  'tickets.list': { input: listInput, output: page, roles: staff },
  'tickets.counts': { input: countsInput, output: counts, roles: staff },
  /** Those of these tickets that the query finds now, in its order. */
  'tickets.matching': { input: matchingInput, output: z.array(ticket), roles: staff },
  /** A ticket was opened to be looked at. */
  'tickets.seen': { input: z.object({ id: z.uuid() }), output: z.null(), roles: staff },
  /** What was looked at on this device, the last one first; at most twenty. */
  'tickets.recent': { input: z.object({}), output: z.array(ticket), roles: staff },
} satisfies RouteMap
