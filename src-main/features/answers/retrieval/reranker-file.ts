import { z } from 'zod'
import { type EvidenceName, evidenceNames } from './passage-evidence'

/** What tells whether the best passage answers: its evidence, and how far it is ahead. */
export const answerSigns = [
  'whole',
  'part',
  'twoParts',
  'sop',
  'share',
  'alike',
  'alikeInOne',
  'gist',
  'gistOfOne',
  'partKind',
  'ahead',
] as const

export type AnswerSign = (typeof answerSigns)[number]

const weights = <Name extends string>(names: readonly Name[]) =>
  z.record(z.enum(names as readonly [Name, ...Name[]]), z.number())

const learned = z.object({
  /** Weight of each kind of evidence in the order of passages. */
  evidence: weights<EvidenceName>(evidenceNames),
  /** Weights and bias of the logarithm of the odds that the question is answered at all. */
  answered: z.object({ bias: z.number(), signs: weights<AnswerSign>(answerSigns) }),
  /** Below this probability nothing is answered. */
  enough: z.number(),
})
export type LearnedWeights = z.infer<typeof learned>

/** resources/answers/reranker.json: learned from the training handbooks, readable. */
export const rerankerFile = z.object({
  format: z.literal(1),
  /** With the model, and by words alone. */
  withMeaning: learned,
  byWords: learned,
  trainedOn: z.object({ handbooks: z.array(z.string()), questions: z.number().int() }),
})
export type RerankerFile = z.infer<typeof rerankerFile>
