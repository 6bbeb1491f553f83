import { z } from 'zod'
import { ticketWhere } from './ticket-where'

/** What a list can be sorted by. `promise`: what is too late or due first. */
export const ticketSorts = [
  'created',
  'updated',
  'due',
  'promise',
  'priority',
  'status',
  'title',
  'location',
  'assignee',
] as const
export type TicketSort = (typeof ticketSorts)[number]

/** What a list can be parted by. */
export const ticketGroupings = [
  'status',
  'priority',
  'category',
  'location',
  'assignee',
  'bay',
] as const
export type TicketGrouping = (typeof ticketGroupings)[number]

/** Which tickets, and in which order. Rows that tie are newest first. */
export const ticketQuery = z.object({
  /** Not given: all tickets. */
  where: ticketWhere.optional(),
  /** Rows of one part stand together, parts in the order of their field. */
  group: z.enum(ticketGroupings).optional(),
  sort: z
    .object({ by: z.enum(ticketSorts), descending: z.boolean() })
    .default({ by: 'created', descending: true }),
  /** Tickets that were merged into others are listed, too. */
  merged: z.literal(true).optional(),
})
export type TicketQuery = z.output<typeof ticketQuery>
export type TicketQueryInput = z.input<typeof ticketQuery>

/** What a table of tickets can show, in the order in which it does unless told otherwise. */
export const ticketColumns = [
  'title',
  'priority',
  'status',
  'category',
  'location',
  'bay',
  'assignee',
  'tags',
  'due',
  'promise',
  'created',
  'updated',
  'resolved',
  'creator',
] as const
export type TicketColumn = (typeof ticketColumns)[number]
