import { z } from 'zod'
import { management, staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { tagInput, titleInput } from './ticket-input'
import { ticketCategories, ticketPriorities } from './ticket-kinds'
import { ticketSchedule } from './ticket-schedule'
import { writtenLine, writtenText } from './written-text'

/** What a ticket made of it begins with. */
const content = {
  title: titleInput,
  description: writtenText.max(20_000),
  category: z.enum(ticketCategories),
  priority: z.enum(ticketPriorities),
  /** Null: whoever uses it says where. */
  locationId: z.string().min(1).max(64).nullable(),
  bayId: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
  tags: z.array(tagInput).max(20),
  /** What the items of its checklist say. */
  checklist: z.array(writtenLine.trim().min(1).max(300)).max(100),
  /** How long after it was made a ticket is due, in hours of the clock; null: at no time. */
  dueAfterHours: z.number().int().min(1).max(8_760).nullable(),
  /** Null: only by hand. */
  schedule: ticketSchedule.nullable(),
}

export const ticketTemplate = z.object({
  ...content,
  id: z.string(),
  name: z.string(),
  bayId: z.string().nullable(),
  bayNumber: z.number().int().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  tags: z.array(z.string()).readonly(),
  checklist: z.array(z.string()).readonly(),
  /** When the next ticket is made of it, ISO 8601; null: not planned, or the database does not know it yet. */
  nextAt: z.string().nullable(),
  /** Changed here and not yet applied centrally. */
  pending: z.boolean(),
})
export type TicketTemplate = z.infer<typeof ticketTemplate>

export const ticketTemplateRoutes = {
  /** By name. */
  'tickets.templates': { input: z.object({}), output: z.array(ticketTemplate), roles: staff },
  /** With an id it replaces that template. */
  'tickets.save-template': {
    input: z.object({
      ...content,
      id: z.uuid().optional(),
      name: writtenLine.trim().min(1).max(100),
    }),
    output: ticketTemplate,
    roles: management,
  },
  /** Tickets that were made of it stay. */
  'tickets.remove-template': {
    input: z.object({ id: z.uuid() }),
    output: z.null(),
    roles: management,
  },
} satisfies RouteMap
