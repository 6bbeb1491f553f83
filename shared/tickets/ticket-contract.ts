import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'

export const ticketStatuses = [
  'open',
  'in-progress',
  'waiting',
  'resolved',
  'closed',
  'archived',
] as const
export type TicketStatus = (typeof ticketStatuses)[number]

export const ticketCategories = ['facilities', 'tech', 'orders'] as const
export const ticketPriorities = ['low', 'medium', 'high', 'urgent'] as const

const title = z.string().trim().min(1).max(200)
const description = z.string().max(20_000)

export const ticket = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.enum(ticketCategories),
  priority: z.enum(ticketPriorities),
  status: z.enum(ticketStatuses),
  locationId: z.string(),
  assigneeName: z.string().nullable(),
  /** ISO 8601. */
  createdAt: z.string(),
  updatedAt: z.string(),
  /** Changed here and not yet applied centrally. */
  pending: z.boolean(),
  /** Open conflicts about it. */
  conflicts: z.number(),
})
export type Ticket = z.infer<typeof ticket>

const listInput = z.object({
  status: z.enum(ticketStatuses).optional(),
  locationId: z.string().max(64).optional(),
  /** The last row that the caller has; rows after it follow. */
  after: z.object({ createdAt: z.string(), id: z.string() }).optional(),
  limit: z.number().int().min(1).max(500).default(100),
})
export type TicketListInput = z.output<typeof listInput>

export const ticketRoutes = {
  /** Newest first. */
  'tickets.list': {
    input: listInput,
    output: z.object({ items: z.array(ticket), more: z.boolean() }),
    roles: staff,
  },
  'tickets.show': { input: z.object({ id: z.uuid() }), output: ticket, roles: staff },
  'tickets.create': {
    input: z.object({
      title,
      description: description.default(''),
      category: z.enum(ticketCategories),
      priority: z.enum(ticketPriorities),
      locationId: z.string().min(1).max(64),
    }),
    output: ticket,
    roles: staff,
  },
  /** Only what is given is changed. */
  'tickets.edit': {
    input: z.object({
      id: z.uuid(),
      title: title.optional(),
      description: description.optional(),
      category: z.enum(ticketCategories).optional(),
      priority: z.enum(ticketPriorities).optional(),
      status: z.enum(ticketStatuses).optional(),
    }),
    output: ticket,
    roles: staff,
  },
} satisfies RouteMap
