import { z } from 'zod'
import { staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticketBrief } from './ticket-relations-contract'

/** Who may hand something to knowledge; the database holds the same. */
export const suggesters = ['operator', 'manager', 'admin'] as const

/** How many days trends look back, and how many tickets make one. */
export const trendDays = 30
export const trendFrom = 3

/** Tickets of one bay, or of a location outside its bays, that are about the same thing. */
export const ticketTrend = z.object({
  /** Tells it from others as long as it lasts. */
  id: z.string(),
  locationId: z.string(),
  /** `null`: of what is in no bay. */
  bayId: z.string().nullable(),
  bayNumber: z.number().int().nullable(),
  /** What they are about, in words of their titles: `projector flickers`; else one of the titles. */
  about: z.string(),
  count: z.number().int(),
  /** Not resolved yet. */
  open: z.number().int(),
  /** When the last of them was made, ISO 8601. */
  lastAt: z.string(),
  lastTitle: z.string(),
  /** How long all of them together have been open, in milliseconds. */
  openMs: z.number(),
  /** Newest first. */
  ticketIds: z.array(z.string()).readonly(),
})
export type TicketTrend = z.infer<typeof ticketTrend>

/** What helped with a ticket like the one that is looked at. */
export const knownFix = z.object({
  ticketId: z.string(),
  title: z.string(),
  cause: z.string().nullable(),
  fix: z.string(),
  /** In the same bay. */
  sameBay: z.boolean(),
  /** ISO 8601. */
  resolvedAt: z.string(),
})
export type KnownFix = z.infer<typeof knownFix>

/** Why a ticket is worth knowing: so many like it were resolved, or its question came so often. */
export const recurringReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('alike'), count: z.number().int(), days: z.number().int() }),
  z.object({ kind: z.literal('asked'), count: z.number().int(), days: z.number().int() }),
])
export type RecurringReason = z.infer<typeof recurringReason>

export const ticketLearning = z.object({
  /** The likeliest first, three at most. */
  knownFixes: z.array(knownFix).readonly(),
  /** That the ticket is one of. */
  trend: ticketTrend.nullable(),
  /** It is resolved, says what helped, and answers what comes again and again. */
  recurring: recurringReason.nullable(),
  /** It was handed to knowledge already, as far as this person may see. */
  suggested: z.object({ at: z.string(), byMe: z.boolean(), pending: z.boolean() }).nullable(),
  /** This person may hand it to knowledge, and there is something to hand over. */
  maySuggest: z.boolean(),
})
export type TicketLearning = z.infer<typeof ticketLearning>

export const ticketLearningRoutes = {
  'tickets.learning': {
    input: z.object({ id: z.uuid() }),
    output: ticketLearning,
    roles: staff,
  },
  /** Handing it over twice changes nothing. */
  'tickets.suggest-knowledge': {
    input: z.object({ id: z.uuid() }),
    output: ticketLearning,
    roles: suggesters,
  },
  /** What happens again and again in one place, the most often first. */
  'tickets.trends': {
    input: z.object({ locationId: z.string().max(64).optional() }),
    output: z.array(ticketTrend),
    roles: staff,
  },
  /** The tickets of a trend, newest first; none once it has passed. */
  'tickets.of-trend': {
    input: z.object({ id: z.string().max(200) }),
    output: z.array(ticketBrief),
    roles: staff,
  },
} satisfies RouteMap
