import { z } from 'zod'
import { weekdays } from '../knowledge/opening-hours'

const at = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 09:30.')

/** When a ticket comes again, by the clock on the wall of its location; the database reads it, too. */
export const ticketSchedule = z.discriminatedUnion('every', [
  z.object({ every: z.literal('day'), at }),
  z.object({
    every: z.literal('week'),
    on: z.array(z.enum(weekdays)).min(1).max(7).readonly(),
    at,
  }),
  /** A day that a month does not have is its last. */
  z.object({ every: z.literal('month'), day: z.number().int().min(1).max(31), at }),
])
export type TicketSchedule = z.output<typeof ticketSchedule>
