import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { traceId } from '../traces/trace-id'
import { momentInput, tagInput, titleInput } from './ticket-input'
import { ticketCategories, ticketPriorities } from './ticket-kinds'
import { ticketStatuses } from './ticket-status'
import { timelineEntry } from './ticket-timeline'
import { writtenLine, writtenText } from './written-text'

const description = writtenText.max(20_000)

export const ticket = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  category: z.enum(ticketCategories),
  priority: z.enum(ticketPriorities),
  status: z.enum(ticketStatuses),
  locationId: z.string(),
  bayId: z.string().nullable(),
  /** As painted on the wall. */
  bayNumber: z.number().int().nullable(),
  assigneeId: z.string().nullable(),
  assigneeName: z.string().nullable(),
  creatorName: z.string().nullable(),
  tags: z.array(z.string()).readonly(),
  /** ISO 8601. */
  dueAt: z.string().nullable(),
  /** ISO 8601. */
  createdAt: z.string(),
  updatedAt: z.string(),
  resolvedAt: z.string().nullable(),
  /** The next moment at which it is too late for an answer or for being resolved. */
  nextDueAt: z.string().nullable(),
  /** It should have been answered or resolved by now, and is not. */
  breached: z.boolean(),
  photos: z.number(),
  commentCount: z.number(),
  /** Changed here and not yet applied centrally. */
  pending: z.boolean(),
  /** Open conflicts about it. */
  conflicts: z.number(),
})
export type Ticket = z.infer<typeof ticket>

export const checklistItem = z.object({
  id: z.uuid(),
  text: writtenLine.trim().min(1).max(300),
  done: z.boolean(),
})
export type ChecklistItem = z.infer<typeof checklistItem>

/** Everything of one ticket but its timeline. */
export const ticketDetail = ticket.extend({
  /** When somebody else than its maker first did something about it. */
  answeredAt: z.string().nullable(),
  /** Why it had come to this and what helped, in a line each. */
  cause: z.string().nullable(),
  fix: z.string().nullable(),
  /** The ticket that it is a part of, or was split from. */
  parentId: z.string().nullable(),
  templateId: z.string().nullable(),
  /** Of the question that it came from. */
  traceId: z.string().nullable(),
  checklist: z.array(checklistItem).readonly(),
  /** The person who looks at it hears of every change. */
  watching: z.boolean(),
  /** The ticket that goes on in its place. */
  mergedIntoId: z.string().nullable(),
})
export type TicketDetail = z.infer<typeof ticketDetail>

/** What a ticket may be about beside its text. */
const about = {
  bayId: z.uuid().nullable(),
  assigneeId: z.uuid().nullable(),
  tags: z.array(tagInput).max(20),
  dueAt: momentInput.nullable(),
}

const person = z.object({ id: z.string(), name: z.string() })

const line = writtenLine.trim().min(1).max(500)

export const ticketRoutes = {
  'tickets.show': { input: z.object({ id: z.uuid() }), output: ticketDetail, roles: staff },
  /** What was written beside it and what became of it, oldest first. */
  'tickets.timeline': {
    input: z.object({ id: z.uuid() }),
    output: z.array(timelineEntry),
    roles: staff,
  },
  'tickets.comment': {
    input: z.object({
      id: z.uuid(),
      body: writtenText.trim().min(1).max(10_000),
      /** Staff whom it calls. */
      mentions: z.array(z.uuid()).max(50).default([]),
    }),
    output: timelineEntry,
    roles: staff,
  },
  /** Who a ticket may be given to, and where it may be. */
  'tickets.choices': {
    input: z.object({}),
    output: z.object({
      people: z.array(person),
      /** Known by name only: nothing is given to them any more. */
      others: z.array(
        person.extend({
          /** Tickets are still theirs. */
          assigned: z.boolean(),
        }),
      ),
      bays: z.array(z.object({ id: z.string(), locationId: z.string(), number: z.number().int() })),
      /** In use, most used first. */
      tags: z.array(z.string()),
    }),
    roles: staff,
  },
  'tickets.create': {
    input: z.object({
      title: titleInput,
      description: description.default(''),
      category: z.enum(ticketCategories),
      priority: z.enum(ticketPriorities),
      locationId: z.string().min(1).max(64),
      bayId: about.bayId.default(null),
      assigneeId: about.assigneeId.default(null),
      /** Nobody was named: the club's rules say who gets it. */
      autoAssign: z.boolean().default(true),
      tags: about.tags.default([]),
      dueAt: about.dueAt.default(null),
      checklist: z.array(checklistItem).max(100).default([]),
      parentId: z.uuid().nullable().default(null),
      templateId: z.uuid().nullable().default(null),
      conversationId: z.uuid().nullable().default(null),
      traceId: traceId.nullable().default(null),
    }),
    output: ticketDetail,
    roles: staff,
  },
  /** Only what is given is changed. */
  'tickets.edit': {
    input: z.object({
      id: z.uuid(),
      title: titleInput.optional(),
      description: description.optional(),
      category: z.enum(ticketCategories).optional(),
      priority: z.enum(ticketPriorities).optional(),
      status: z.enum(ticketStatuses).optional(),
      /** With another location the bay is taken away, unless one of that location is given. */
      locationId: z.string().min(1).max(64).optional(),
      bayId: about.bayId.optional(),
      assigneeId: about.assigneeId.optional(),
      tags: about.tags.optional(),
      dueAt: about.dueAt.optional(),
      checklist: z.array(checklistItem).max(100).optional(),
      parentId: z.uuid().nullable().optional(),
      cause: line.nullable().optional(),
      fix: line.nullable().optional(),
      watching: z.boolean().optional(),
    }),
    output: ticketDetail.extend({
      /** For `tickets.undo`; null: it was all so already. */
      undoId: z.string().nullable(),
    }),
    roles: staff,
  },
} satisfies RouteMap
