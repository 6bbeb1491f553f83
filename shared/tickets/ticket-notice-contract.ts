import { z } from 'zod'
import { staff } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'
import { ticketPriorities } from './ticket-kinds'
import { ticketStatuses } from './ticket-status'

/** Why somebody is told of a ticket, what matters most first. */
export const noticeKinds = [
  'mentioned',
  'assigned',
  'breached',
  'due',
  'commented',
  'changed',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

/** What others did that concerns whoever looks; what one person did in one go is one of these. */
export const ticketNotice = z.object({
  /** All that it stands for. */
  ids: z.array(z.string()).min(1).readonly(),
  ticketId: z.string(),
  title: z.string(),
  priority: z.enum(ticketPriorities),
  kind: z.enum(noticeKinds),
  /** `null`: nobody, or the system. */
  byName: z.string().nullable(),
  /** Of the latest. ISO 8601. */
  at: z.string(),
  read: z.boolean(),
  /** Of the latest comment, its beginning. */
  excerpt: z.string().nullable(),
  /** What the ticket became, where that is told. */
  status: z.enum(ticketStatuses).nullable(),
})
export type TicketNotice = z.output<typeof ticketNotice>

/** Tickets that need whoever looks; each counts once. */
export const needsMe = z.object({
  /** Theirs, and past its time. */
  late: z.number(),
  /** Theirs, and due within the hour. */
  soon: z.number(),
  /** Of all others, those with an unread mention of them. */
  mentions: z.number(),
})
export type NeedsMe = z.output<typeof needsMe>

const desktop = z.object({ on: z.boolean() })

export const ticketNoticeRoutes = {
  /** Newest first. */
  'notices.list': {
    input: z.object({ limit: z.number().int().min(1).max(200).default(60) }),
    output: z.object({ items: z.array(ticketNotice), unread: z.number() }),
    roles: staff,
  },
  'notices.read': {
    input: z.union([
      z.object({ ids: z.array(z.string().max(200)).min(1).max(500) }),
      z.object({ ticketId: z.uuid() }),
      z.object({ all: z.literal(true) }),
    ]),
    output: z.null(),
    roles: staff,
  },
  /** Whether the system tells of what matters while the window is not in front, on this device. */
  'notices.desktop': { input: z.object({}), output: desktop, roles: staff },
  'notices.set-desktop': { input: desktop, output: desktop, roles: staff },
  'tickets.needs-me': { input: z.object({}), output: needsMe, roles: staff },
} satisfies RouteMap

export const ticketNoticeEvents = {
  'notices.changed': z.object({
    unread: z.number(),
    needsMe,
    /** New since the last such event, newest first. */
    fresh: z.array(ticketNotice),
    /** Of the fresh ones, what the system may tell of. */
    desktop: z.array(z.object({ ticketId: z.string(), title: z.string(), body: z.string() })),
  }),
  /** Somebody chose a notice of the system's. */
  'notices.chosen': z.object({ ticketId: z.string() }),
} satisfies EventMap
