import { createHash } from 'node:crypto'
import type { Audience } from '@shared/accounts/role'
import { answerBlock, type Citation, citation, routeReport } from '@shared/ask/ask-contract'
import type { Assistant, Tier } from '@shared/ask/assistant'
import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { z } from 'zod'

/** What is given again: the text with its citations, and how the question was routed. */
export const keptAnswer = z.object({
  blocks: z.array(answerBlock).readonly(),
  citations: z.array(citation).readonly(),
  confidence: z.number().min(0).max(1),
  /** Without the examples that it was compared with: others asked them. */
  route: routeReport,
})
export type KeptAnswer = z.infer<typeof keptAnswer>

/** Where an answer holds: a question in another scope is another question. */
export interface AnswerScope {
  /** The widest audience that the person asking belongs to. */
  readonly audience: Audience
  /** `null`: no location was named or chosen. */
  readonly locationId: string | null
}

/** A remembered question, without what it is answered with. */
export interface RememberedQuestion extends AnswerScope {
  readonly id: string
  readonly assistant: Assistant
  /** Normalised. */
  readonly question: string
  /** Other wordings of it. */
  readonly variants: readonly string[]
  /** How similar a question must be, 0 to 1. */
  readonly similarAt: number
  /** It is the club's, not only this device's. */
  readonly shared: boolean
  /** SHA-256 of each SOP version and fact that its answer rests on. */
  readonly dependencies: readonly string[]
}

export interface RememberedAnswer extends RememberedQuestion {
  /** The tier that first gave it. */
  readonly origin: Exclude<Tier, 'exact' | 'semantic'>
  readonly answer: KeptAnswer
  /** ISO 8601, UTC. */
  readonly savedAt: string
}

/** A question as the cache looks it up: normalised, without the marks at its end; '' without words. */
export function cacheKey(question: string): string {
  const normalised = normaliseQuestion(question).replace(/[\s?!.…]+$/u, '')
  return wordsOf(normalised).length === 0 ? '' : normalised
}

/** Name of the scope in which questions are compared by resemblance. */
export function scopeName({ audience, locationId }: AnswerScope, assistant: Assistant): string {
  return [assistant, audience, locationId ?? ''].join(' ')
}

/** Everything that the answer rests on, each once. */
export function dependenciesOf(citations: readonly Citation[]): readonly string[] {
  return [...new Set(citations.map(({ sha256 }) => sha256))].sort()
}

/** SHA-256 of what was said, hex: tells whether two answers are the same. */
export function answerHash({ blocks }: Pick<KeptAnswer, 'blocks'>): string {
  return createHash('sha256').update(JSON.stringify(blocks)).digest('hex')
}
