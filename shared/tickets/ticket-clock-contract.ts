import { z } from 'zod'
import { staff } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'

/** How one promise about a ticket stands. */
export const promiseState = z.object({
  /** `none`: nothing was promised. `missed`: too late, whether it was done since or not. */
  state: z.enum(['running', 'paused', 'met', 'missed', 'none']),
  /** ISO 8601; null: nothing was promised, or the clock stands and nobody knows. */
  dueAt: z.string().nullable(),
  /** When it was answered or resolved, ISO 8601. */
  metAt: z.string().nullable(),
  /**
   * Business time that is left, in milliseconds; negative: too late by so much. Once it was done, as
   * it was then. Null: nothing was promised.
   */
  leftMs: z.number().nullable(),
})
export type PromiseState = z.infer<typeof promiseState>

export const ticketClock = z.object({
  answer: promiseState,
  resolve: promiseState,
  /** The ticket waits for somebody else, and its clock with it. */
  waiting: z.boolean(),
  /** Of its location, an IANA name; null: it is not known here. */
  timeZone: z.string().nullable(),
  /** Which of the location's hours are counted. */
  hours: z.enum(['desk', 'opening']).nullable(),
})
export type TicketClock = z.infer<typeof ticketClock>

export const ticketClockRoutes = {
  /** How the promises about a ticket stand at this moment. */
  'tickets.clock': { input: z.object({ id: z.uuid() }), output: ticketClock, roles: staff },
} satisfies RouteMap

export const ticketClockEvents = {
  /** Of these tickets something is due at another time now, or has just become too late; null: of many. */
  'tickets.clocks-changed': z.object({ ids: z.array(z.string()).nullable() }),
} satisfies EventMap
