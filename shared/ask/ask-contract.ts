import { z } from 'zod'
import { audiences, roles, staff } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'
import { traceId } from '../traces/trace-id'
import {
  answerFeedback,
  answerVerdicts,
  cacheReport,
  generationReport,
  templateReport,
  tierVerdict,
} from './answer-evidence'
import { labels, tiers } from './assistant'

export const maximumQuestionLength = 4_000

/** What an answer rests on, exactly as it stands: a passage of an approved SOP version, or a fact. */
export const citation = z.object({
  /** 1-based, as shown in the answer. */
  number: z.number().int().positive(),
  kind: z.enum(['sop', 'fact']).default('sop'),
  passageId: z.string(),
  sop: z.string(),
  heading: z.string(),
  /** The section's own Markdown. */
  text: z.string(),
  version: z.number().int().positive(),
  /** SHA-256 of the whole SOP version, or of the fact, hex. */
  sha256: z.string(),
  audience: z.enum(audiences),
  /** `null` for guests, who are told no names of staff. */
  author: z.string().nullable(),
  approvedAt: z.string(),
})
export type Citation = z.infer<typeof citation>

/** One paragraph, step or bullet of an answer; text is inline Markdown without HTML. */
export const answerBlock = z.object({
  kind: z.enum(['paragraph', 'step', 'bullet']),
  text: z.string(),
  /** A step's number, as it stands in the passage. */
  number: z.number().int().nonnegative().optional(),
  /** Number of the citation that this text was taken from; null in a text written in the house voice. */
  citation: z.number().int().positive().nullable(),
  /** Further citations that bear it out. */
  alsoCited: z.array(z.number().int().positive()).readonly().optional(),
})
export type AnswerBlock = z.infer<typeof answerBlock>

const opinion = z.object({ label: z.enum(labels), probability: z.number() })

/** Why the question went where it went. Fields with defaults are newer than the oldest answers kept. */
export const routeReport = z.object({
  label: z.enum(labels),
  /** Probability of `label`, 0 to 1. */
  confidence: z.number(),
  /** All labels, most probable first. */
  scores: z.array(opinion).readonly(),
  /** Words of the question that spoke most for the label and against the runner-up. */
  words: z.array(z.string()).readonly(),
  /** The example questions nearest in meaning; empty while the model is loading. */
  nearest: z
    .array(z.object({ text: z.string(), label: z.enum(labels), similarity: z.number() }))
    .readonly(),
  /** What the words alone, and the meaning alone, would have decided. */
  opinions: z
    .object({ words: opinion.nullable(), meaning: opinion.nullable() })
    .default({ words: null, meaning: null }),
  /** Probability of an emergency, by the part of the router that looks for nothing else. */
  emergency: z.number().nullable().default(null),
  /** Probability that the question is nothing the router was taught; null where it cannot tell. */
  outOfScope: z.number().nullable().default(null),
  /** Share of the question's words that the router knows, 0 to 1. */
  understood: z.number().default(1),
  /** What is known beside the text and moved the scores, such as `after-hours`. */
  context: z.array(z.string()).readonly().default([]),
  /** Number of the published router that decided; null: the one that ships with the app. */
  model: z.number().int().nullable().default(null),
})
export type RouteReport = z.infer<typeof routeReport>

export const handover = z.object({
  /** `stopped`: by the person, or because the app ended; nobody is waiting for an answer. */
  reason: z.enum([
    ...(['none', 'low-confidence', 'no-passage', 'not-permitted'] as const),
    ...(['models-down', 'budget-reached', 'failed', 'stopped'] as const),
  ]),
  /** What the person asking is told. */
  message: z.string(),
})
export type Handover = z.infer<typeof handover>

/** Who takes a question, how urgent it is, and where it goes when nobody answers. */
export const routingDecision = z.object({
  /** Who answers; `none`: a human. */
  assistant: z.enum(labels),
  /** Who would have answered: not sure enough, so `general` does; or for staff only, so guests are answered from what is public. */
  secondLineFor: z.enum(labels).nullable(),
  priority: z.enum(['urgent', 'high', 'medium', 'low']),
  /** Name of the channel that it is handed to. */
  escalatesTo: z.string(),
  /** Nobody is at the desk there now. */
  afterHours: z.boolean(),
})
export type RoutingDecision = z.infer<typeof routingDecision>

/** Present when the question reports danger to people or property now. */
export const emergencyReport = z.object({
  /** Kinds found, such as `medical` or `fire`; the first one chose the procedure. */
  kinds: z.array(z.string()).readonly(),
  /** Words of the question that raised it. */
  words: z.array(z.string()).readonly(),
  location: z.object({ name: z.string(), address: z.string() }).nullable(),
  acknowledgedBy: z.string().nullable(),
  acknowledgedAt: z.string().nullable(),
})
export type EmergencyReport = z.infer<typeof emergencyReport>

/** One question with its answer. Times are ISO 8601 in UTC. */
export const answer = z.object({
  traceId,
  question: z.string(),
  locationId: z.string().nullable(),
  askedAt: z.string(),
  askedBy: z.string(),
  assistant: z.enum(labels),
  confidence: z.number(),
  tier: z.enum(tiers),
  blocks: z.array(answerBlock).readonly(),
  citations: z.array(citation).readonly(),
  /** For staff, where a person has to answer: the nearest sections, none of them sure to answer. */
  related: z.array(citation).readonly().default([]),
  handover: handover.nullable(),
  emergency: emergencyReport.nullable(),
  route: routeReport,
  /** `null` in answers from before decisions were kept. */
  decision: routingDecision.nullable().default(null),
  /** What each tier made of it, in the order in which they were tried. */
  tiers: z.array(tierVerdict).readonly().default([]),
  template: templateReport.nullable().default(null),
  cache: cacheReport.nullable().default(null),
  generation: generationReport.nullable().default(null),
  /** What the person who asked thought of it, the last word. */
  feedback: answerFeedback.nullable().default(null),
  /** From the question's arrival to the finished answer, in milliseconds. */
  ms: z.number(),
})
export type Answer = z.infer<typeof answer>

const askInput = z.object({
  question: z
    .string()
    .trim()
    .min(1, 'Type a question first.')
    .max(maximumQuestionLength, `A question may have ${maximumQuestionLength} characters at most.`),
  locationId: z.string().max(64).nullable().default(null),
})
export type AskInput = z.infer<typeof askInput>

const judgeInput = z
  .object({
    traceId,
    verdict: z.enum(answerVerdicts),
    correction: z.string().trim().min(1).max(4_000).nullable().default(null),
  })
  .refine(({ verdict, correction }) => verdict !== 'helpful' || correction === null, {
    message: 'A helpful answer needs no correction.',
  })
export type JudgeInput = z.output<typeof judgeInput>

export const askRoutes = {
  /** Streams `ask.progress` events under its request id; cancelling it rejects with `CANCELLED`. */
  'ask.ask': { input: askInput, output: answer, roles },
  /** This person's latest questions on this device, oldest first. */
  'ask.history': {
    input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
    output: z.array(answer),
    roles,
  },
  /** "I have it": records who took charge of an emergency; the first one stays. */
  'ask.acknowledge': { input: z.object({ traceId }), output: answer, roles: staff },
  /** Helpful or not, with a correction; the last word counts. "Wrong" takes the answer out of use. */
  'ask.judge': { input: judgeInput, output: answer, roles },
} satisfies RouteMap

export const askProgress = z.discriminatedUnion('type', [
  z.object({ requestId: z.string(), type: z.literal('started'), traceId }),
  z.object({ requestId: z.string(), type: z.literal('routed'), route: routeReport }),
  z.object({ requestId: z.string(), type: z.literal('cited'), citation }),
  z.object({ requestId: z.string(), type: z.literal('block'), block: answerBlock }),
  /** A model begins to write, anew where it had begun before: what it had written is void. */
  z.object({
    requestId: z.string(),
    type: z.literal('writing'),
    provider: z.string(),
    attempt: z.enum(['first', 'second-provider', 'again']),
  }),
  /** More of what the model writes; blocks with their citations replace it in the end. */
  z.object({ requestId: z.string(), type: z.literal('words'), text: z.string() }),
])
export type AskProgress = z.infer<typeof askProgress>

export const askEvents = { 'ask.progress': askProgress } satisfies EventMap
