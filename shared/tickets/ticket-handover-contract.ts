import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticketPriorities } from './ticket-kinds'
import { ticketStatuses } from './ticket-status'

const line = z.object({
  id: z.string(),
  title: z.string(),
  priority: z.enum(ticketPriorities),
  status: z.enum(ticketStatuses),
  locationName: z.string(),
  /** IANA name: times are told by the clock there. */
  timeZone: z.string(),
  bayNumber: z.number().int().nullable(),
  assigneeName: z.string().nullable(),
  /** ISO 8601. */
  createdAt: z.string(),
})

const section = <Line extends z.ZodType>(lines: Line) =>
  /** `more`: so many others are not listed. */
  z.object({ lines: z.array(lines), more: z.number() })

export const handover = z.object({
  /** ISO 8601. */
  since: z.string(),
  until: z.string(),
  /** By what is longest late. */
  late: section(line.extend({ dueAt: z.string() })),
  urgent: section(line),
  waiting: section(
    line.extend({
      /** Since when, where that is known. */
      waitingSince: z.string().nullable(),
      lastComment: z
        .object({ byName: z.string().nullable(), at: z.string(), excerpt: z.string() })
        .nullable(),
    }),
  ),
  opened: section(line),
  resolved: section(line.extend({ resolvedAt: z.string(), fix: z.string().nullable() })),
  /** What came at least three times in thirty days in one place, the most often first. */
  recurring: z.array(
    z.object({
      locationName: z.string(),
      /** `null`: outside the bays. */
      bayNumber: z.number().int().nullable(),
      /** What it is about, in words of the titles. */
      about: z.string(),
      times: z.number(),
      latestId: z.string(),
      latestTitle: z.string(),
    }),
  ),
})
export type Handover = z.output<typeof handover>
export type HandoverLine = z.output<typeof line>

export const ticketHandoverRoutes = {
  /** What the next shift has to know. */
  'tickets.handover': {
    input: z.object({
      locationId: z.string().max(64).optional(),
      since: z.union([z.literal('sign-in'), z.iso.datetime()]),
    }),
    output: handover,
    roles: staff,
  },
} satisfies RouteMap
