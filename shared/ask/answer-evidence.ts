import { z } from 'zod'
import { tiers } from './assistant'

/** Why a tier answered, or why the next one was tried. Screens have a sentence for each. */
export const tierReasons = [
  // It answered.
  'filled-in',
  'same-question',
  'same-meaning',
  'from-passages',
  'by-model',
  'fallback',
  // It had nothing.
  'no-template',
  'fact-missing',
  'not-asked-before',
  'other-assistant',
  'nothing-similar',
  'guard-refused',
  'not-similar-enough',
  'no-vector',
  'nothing-found',
  'not-sure-enough',
  'text-to-write',
  'no-passages',
  'model-declined',
  // It is not used now.
  'switched-off',
  'too-many-false-hits',
  'no-model',
  'budget-of-day',
  'budget-of-month',
  'budget-unknown',
  'not-for-guests',
  // It was tried and broke.
  'models-down',
  'failed',
] as const
export type TierReason = (typeof tierReasons)[number]

/** What one tier made of a question. */
export const tierVerdict = z.object({
  tier: z.enum(tiers),
  outcome: z.enum(['answered', 'passed', 'off', 'failed']),
  reason: z.enum(tierReasons),
  /** Milliseconds. */
  ms: z.number(),
})
export type TierVerdict = z.infer<typeof tierVerdict>

/** A fact-filled answer: which template, and what filled it, such as `day` → `2026-12-24`. */
export const templateReport = z.object({
  name: z.string(),
  slots: z.record(z.string(), z.string()),
})
export type TemplateReport = z.infer<typeof templateReport>

/** An earlier question that looked like this one, and what was held against taking its answer. */
export const cacheCandidate = z.object({
  entryId: z.string(),
  question: z.string(),
  /** Cosine, −1 to 1. */
  similarity: z.number(),
  /** How similar a question must be for this entry. */
  bound: z.number(),
  /** That both ask the same, 0 to 1. */
  probability: z.number(),
  hit: z.boolean(),
  /** The guard that refused it, such as `opposites`, or `bound`; null: none did. */
  refusedBy: z.string().nullable(),
  /** The words that the guard stumbled over. */
  words: z.array(z.string()).readonly(),
})
export type CacheCandidate = z.infer<typeof cacheCandidate>

export const cacheReport = z.object({
  /** The entry that answered; null: none did. */
  entryId: z.string().nullable(),
  /** ISO 8601, UTC; of the entry that answered. */
  savedAt: z.string().nullable(),
  /** It came from the club's shared answers. */
  shared: z.boolean(),
  /** Most similar first; none for guests, who are not shown what others asked. */
  candidates: z.array(cacheCandidate).readonly(),
})
export type CacheReport = z.infer<typeof cacheReport>

/** A call to a model: to whom, what for, and what was done with its text. */
export const generationReport = z.object({
  provider: z.string(),
  model: z.string(),
  /** Name and version of the prompt, such as `answer@1`. */
  prompt: z.string(),
  /** Providers that were tried before and what became of them. */
  attempts: z
    .array(z.object({ provider: z.string(), model: z.string(), problem: z.string().nullable() }))
    .readonly(),
  /** Citations that the model made up: taken out. */
  citationsDropped: z.number().int().nonnegative(),
  /** Sentences that no passage bears out: taken out. */
  sentencesDropped: z.number().int().nonnegative(),
  /** Things of customers that the model was not shown. */
  redacted: z.number().int().nonnegative(),
  /** Rules of the house voice, and whether the text keeps each. */
  rules: z
    .array(z.object({ rule: z.string(), kept: z.boolean(), note: z.string().nullable() }))
    .readonly(),
  firstWordMs: z.number().nullable(),
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** Millionths of a US dollar. */
  micros: z.number().int().nonnegative(),
})
export type GenerationReport = z.infer<typeof generationReport>

export const answerVerdicts = ['helpful', 'wrong', 'incomplete', 'off-tone'] as const

/** What the person who asked thought of the answer. */
export const answerFeedback = z.object({
  verdict: z.enum(answerVerdicts),
  /** What should have been said. */
  correction: z.string().nullable(),
  givenAt: z.string(),
})
export type AnswerFeedback = z.infer<typeof answerFeedback>
