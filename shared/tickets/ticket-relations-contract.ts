import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { titleInput } from './ticket-input'
import { ticketCategories, ticketPriorities } from './ticket-kinds'
import { ticketStatuses } from './ticket-status'
import { writtenText } from './written-text'

/** As much of a ticket as tells it from others. */
export const ticketBrief = z.object({
  id: z.string(),
  title: z.string(),
  category: z.enum(ticketCategories),
  priority: z.enum(ticketPriorities),
  status: z.enum(ticketStatuses),
  locationId: z.string(),
  /** As painted on the wall. */
  bayNumber: z.number().int().nullable(),
  assigneeName: z.string().nullable(),
  /** ISO 8601. */
  createdAt: z.string(),
})
export type TicketBrief = z.infer<typeof ticketBrief>

/** How a ticket has to do with another one, seen from the first. */
export const linkWays = ['related', 'blocks', 'blocked-by'] as const
export type LinkWay = (typeof linkWays)[number]

/** Two tickets are linked once each way, unless merging brought several links together. */
export const ticketLink = z.object({
  ids: z.array(z.string()).readonly(),
  way: z.enum(linkWays),
  ticket: ticketBrief,
})
export type TicketLink = z.infer<typeof ticketLink>

/** What a ticket, and those merged into it, have to do with others. Merged ones stand for their targets. */
export const ticketRelations = z.object({
  /** What it is a part of: one, or several where tickets with wholes of their own were merged. */
  wholes: z.array(ticketBrief).readonly(),
  parts: z.array(ticketBrief).readonly(),
  links: z.array(ticketLink).readonly(),
  /** Those that go on in this one, at first or second hand. */
  mergedHere: z.array(ticketBrief).readonly(),
  /** Where this one goes on in the end; `null` also where that is not to be seen from here. */
  mergedInto: ticketBrief.nullable(),
})
export type TicketRelations = z.infer<typeof ticketRelations>

const one = z.object({ id: z.uuid() })

/** For `tickets.undo`; null where there is no way back. */
const undoable = { undoId: z.string() }

export const ticketRelationsRoutes = {
  'tickets.relations': { input: one, output: ticketRelations, roles: staff },
  /** Tickets that this one may have to do with: by words, or the newest open ones of its location. */
  'tickets.find-other': {
    input: z.object({ id: z.uuid(), text: z.string().trim().max(200) }),
    output: z.array(ticketBrief),
    roles: staff,
  },
  /** The first one goes on in the other: what was written and done stays where it is. */
  'tickets.merge': {
    input: z.object({ id: z.uuid(), into: z.uuid() }),
    output: ticketBrief.extend(undoable),
    roles: staff,
  },
  /** As if it had never been merged. */
  'tickets.unmerge': {
    input: one,
    output: z.object({ undoId: z.string().nullable() }),
    roles: staff,
  },
  /** Makes a ticket of a part of another; its things to do move, its comments are quoted. */
  'tickets.split': {
    input: z.object({
      id: z.uuid(),
      title: titleInput,
      description: writtenText.trim().max(10_000).default(''),
      assigneeId: z.uuid().nullable().default(null),
      checklistItemIds: z.array(z.uuid()).max(100).default([]),
      commentIds: z.array(z.uuid()).max(50).default([]),
    }),
    output: ticketBrief.extend(undoable),
    roles: staff,
  },
  /** Merges a part back into its whole, which gets its things to do back. */
  'tickets.undo-split': { input: one, output: ticketBrief, roles: staff },
  /** Twice is once. */
  'tickets.link': {
    input: z.object({ id: z.uuid(), otherId: z.uuid(), way: z.enum(linkWays) }),
    output: z.object({ ids: z.array(z.string()), ...undoable }),
    roles: staff,
  },
  'tickets.unlink': {
    input: z.object({ id: z.uuid(), ids: z.array(z.uuid()).min(1).max(100) }),
    output: z.object({ undoId: z.string().nullable() }),
    roles: staff,
  },
} satisfies RouteMap
