import { z } from 'zod'
import { management, staff } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'

/** Answering ahead of time: what is often asked, after the knowledge has changed or when idle. */
export const precomputation = z.object({
  state: z.enum(['idle', 'running', 'stopped', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  /** ISO 8601, UTC; of the last run that came to its end. */
  finishedAt: z.string().nullable(),
  /** Answers that it put into the cache in its last run. */
  saved: z.number().int(),
  problem: z.string().nullable(),
})
export type Precomputation = z.infer<typeof precomputation>

/** Hits that somebody judged, and those of them that were wrong. */
const judged = { judged: z.number().int(), wrong: z.number().int() }

/** How the remembered answers do. */
export const answersOverview = z.object({
  /** `own`: of this person on this device; `shared`: the club's. */
  entries: z.object({ own: z.number().int(), shared: z.number().int() }),
  semantic: z.object({
    /** `tightened`: asks for more than usual; `off`: too many were wrong; `switched-off`: by the club. */
    state: z.enum(['on', 'tightened', 'off', 'switched-off']),
    /** Of the last 30 days: this person's on this device, and those of them that were judged. */
    here: z.object({ hits: z.number().int(), ...judged }),
    /** What people on all desks said of the club's answers; hits are not counted for the club. */
    club: z.object(judged),
    /** What the share rests on: the hits here, and those that were judged elsewhere. */
    hits: z.number().int(),
    ...judged,
    /** Observed share of wrong hits with its 95 % interval; null where there were no hits. */
    falseHits: z.object({ rate: z.number(), low: z.number(), high: z.number() }).nullable(),
    /** More than this share is not tolerated. */
    budget: z.number(),
  }),
  precomputation,
  /** In the order in which they are tried; empty: no key, no model. */
  models: z
    .array(
      z.object({
        provider: z.string(),
        model: z.string(),
        /** `resting`: it failed several times and is left alone for a moment. */
        state: z.enum(['ready', 'resting']),
        /** ISO 8601, UTC. */
        since: z.string(),
      }),
    )
    .readonly(),
  /** Millionths of a US dollar, and the caps in cents; null where the database cannot be asked. */
  spend: z
    .object({
      dayMicros: z.number(),
      monthMicros: z.number(),
      dayCents: z.number(),
      monthCents: z.number(),
    })
    .nullable(),
})
export type AnswersOverview = z.infer<typeof answersOverview>

export const answersRoutes = {
  'answers.overview': { input: z.object({}), output: answersOverview, roles: staff },
  /** Answers what is often asked now; one run at a time. */
  'answers.precompute': { input: z.object({}), output: precomputation, roles: management },
  'answers.stop-precomputing': { input: z.object({}), output: precomputation, roles: management },
} satisfies RouteMap

export const answersEvents = {
  'answers.precomputing': precomputation,
} satisfies EventMap
