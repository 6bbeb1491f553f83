import { z } from 'zod'
import type { Role } from '../accounts/role'
import { labels } from '../ask/assistant'
import type { EventMap, RouteMap } from '../ipc/route'
import { traceId } from '../traces/trace-id'

/** Who labels what the router learns from. */
const labellers = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]
const admins = ['admin'] as const satisfies readonly Role[]

const label = z.enum(labels)
const exampleText = z.string().trim().min(1, 'Write a question.').max(4_000)

/** Where an example comes from: what ships with the app, or how people made it. */
export const exampleSources = ['seed', 'staff', 'feedback', 'correction', 'import'] as const
const source = z.enum(exampleSources)
export type ExampleSource = (typeof exampleSources)[number]

export const trainingExample = z.object({
  /** `null` for what ships with the app; a new label for it is kept as the club's own example. */
  id: z.string().nullable(),
  text: z.string(),
  label,
  source,
  labelledBy: z.string().nullable(),
  /** ISO 8601, UTC. */
  labelledAt: z.string().nullable(),
  traceId: traceId.nullable(),
  pending: z.boolean(),
})
export type TrainingExample = z.infer<typeof trainingExample>

/** One text that people have labelled differently; training leaves it out until it is settled. */
export const labelConflict = z.object({
  text: z.string(),
  examples: z.array(trainingExample).readonly(),
})
export type LabelConflict = z.infer<typeof labelConflict>

/** A week of this device's questions, by where they were routed. */
export const driftWeek = z.object({
  /** ISO 8601 date of its Monday. */
  monday: z.string(),
  questions: z.number(),
  byLabel: z.array(z.object({ label, count: z.number() })).readonly(),
  /** Mean confidence, 0 to 1. */
  confidence: z.number(),
  /**
   * Distance of the week's labels from those of all weeks before it: half the sum of absolute
   * differences of shares, 0 same to 1 disjoint; null in the first week.
   */
  drift: z.number().nullable(),
})
export type DriftWeek = z.infer<typeof driftWeek>

/** How well a router decides; probabilities and shares are 0 to 1. */
export const routerMetrics = z.object({
  examples: z.number().int(),
  folds: z.number().int(),
  accuracy: z.number(),
  macroF1: z.number(),
  /** Expected calibration error over 15 bins of confidence. */
  ece: z.number(),
  emergencyRecall: z.number(),
  emergencyPrecision: z.number(),
  perLabel: z
    .array(z.object({ label, examples: z.number(), precision: z.number(), recall: z.number() }))
    .readonly(),
  /** Rows are the true labels, columns the decided ones, both in the order of `labels`. */
  confusion: z.array(z.array(z.number()).readonly()).readonly(),
  /** Bins of confidence from 0 to 1 in equal steps; `accuracy` and `confidence` are means. */
  reliability: z
    .array(z.object({ count: z.number(), confidence: z.number(), accuracy: z.number() }))
    .readonly(),
  trainSeconds: z.number(),
})
export type RouterMetrics = z.infer<typeof routerMetrics>

/** A decision that differs from the label. */
export const routingError = z.object({
  example: trainingExample,
  decided: label,
  confidence: z.number(),
  /** Probability of the label that it has. */
  ofLabel: z.number(),
})
export type RoutingError = z.infer<typeof routingError>

/** A router that was published for the club; `number` null is the one that ships with the app. */
export const routerModelSummary = z.object({
  id: z.string().nullable(),
  number: z.number().int().nullable(),
  status: z.enum(['trained', 'live', 'retired']),
  metrics: routerMetrics.nullable(),
  sha256: z.string(),
  bytes: z.number(),
  trainedBy: z.string().nullable(),
  trainedAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
})
export type RouterModelSummary = z.infer<typeof routerModelSummary>

/** A router trained on this device that nobody uses yet; it is gone when the app ends. */
export const routerCandidate = z.object({
  trainedAt: z.string(),
  metrics: routerMetrics,
  bytes: z.number(),
  sha256: z.string(),
  /**
   * Both routers on the examples that came or changed since the live one was trained, which
   * neither has learnt from: the candidate by cross-validation, the live one as it is.
   */
  newExamples: z.object({ count: z.number(), live: z.number(), candidate: z.number() }),
  /** Cross-validated, most confident first. */
  errors: z.array(routingError).readonly(),
  /** Whether examples came or changed after it was trained. */
  outdated: z.boolean(),
})
export type RouterCandidate = z.infer<typeof routerCandidate>

export const trainingState = z.discriminatedUnion('name', [
  z.object({ name: z.literal('idle') }),
  z.object({
    name: z.literal('training'),
    step: z.enum(['reading', 'embedding', 'training', 'evaluating']),
    /** 0 to 1. */
    share: z.number(),
  }),
  z.object({ name: z.literal('failed'), code: z.string(), message: z.string() }),
])
export type TrainingState = z.infer<typeof trainingState>

export const trainingOverview = z.object({
  counts: z
    .array(z.object({ label, seed: z.number(), club: z.number(), latestAt: z.string().nullable() }))
    .readonly(),
  conflicts: z.number(),
  uncertain: z.number(),
  state: trainingState,
  live: routerModelSummary,
  /** Why this device does not use the club's router, for people; null: it does. */
  problem: z.string().nullable(),
  candidate: routerCandidate.nullable(),
  /** Newest first; the shipped one last. */
  models: z.array(routerModelSummary).readonly(),
  drift: z.array(driftWeek).readonly(),
})
export type TrainingOverview = z.infer<typeof trainingOverview>

/** A real question whose label would teach the router most. */
export const uncertainQuestion = z.object({
  traceId,
  text: z.string(),
  askedAt: z.string(),
  askedBy: z.string(),
  /** As the router in use decides now, most probable first. */
  scores: z.array(z.object({ label, probability: z.number() })).readonly(),
  /** Entropy of the scores over its maximum, 0 sure to 1 clueless. */
  uncertainty: z.number(),
})
export type UncertainQuestion = z.infer<typeof uncertainQuestion>

const exampleList = z.object({
  label: label.optional(),
  source: source.optional(),
  /** Words that the text must hold. */
  search: z.string().max(200).optional(),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(100),
})
export type ExampleListInput = z.output<typeof exampleList>

export const trainingRoutes = {
  'training.overview': { input: z.object({}), output: trainingOverview, roles: labellers },
  /** Newest labels first, what ships with the app last. */
  'training.examples': {
    input: exampleList,
    output: z.object({ items: z.array(trainingExample), total: z.number() }),
    roles: labellers,
  },
  'training.conflicts': { input: z.object({}), output: z.array(labelConflict), roles: labellers },
  /** Real questions of this device that nobody has labelled, most uncertain first. */
  'training.uncertain': {
    input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
    output: z.array(uncertainQuestion),
    roles: labellers,
  },
  /**
   * Gives a text its label, for everybody; other labels that the same text has are replaced.
   * What could identify a customer is masked before it is kept.
   */
  'training.label': {
    input: z.object({
      text: exampleText,
      label,
      source: z.enum(['staff', 'feedback', 'correction']).default('staff'),
      traceId: traceId.nullable().default(null),
    }),
    output: trainingExample,
    roles: labellers,
  },
  /** Takes an example of the club out of the training data. */
  'training.remove': { input: z.object({ id: z.uuid() }), output: z.null(), roles: labellers },
  /** Trains a candidate in the background; `training.changed` tells how far it is. */
  'training.train': { input: z.object({}), output: z.null(), roles: labellers },
  'training.stop': { input: z.object({}), output: z.null(), roles: labellers },
  /** Makes the candidate the router of every desk. Needs the connection; recorded in the ledger. */
  'training.publish': {
    input: z.object({ sha256: z.string() }),
    output: routerModelSummary,
    roles: admins,
  },
  /** Makes an earlier router the club's again; null: the one that ships with the app. */
  'training.rollback': {
    input: z.object({ id: z.uuid().nullable() }),
    output: z.null(),
    roles: admins,
  },
} satisfies RouteMap

export const trainingEvents = {
  /** Training data, the candidate, the state or the router in use became another. */
  'training.changed': z.object({ state: trainingState }),
} satisfies EventMap
