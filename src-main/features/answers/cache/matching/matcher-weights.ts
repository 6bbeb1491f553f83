import { z } from 'zod'
import { matchScore } from './match-score'

/** What was learned from pairs: resources/answers/matcher.json. */
export const matcherWeights = z.object({
  /** Of the pairs and words it was learned from. */
  fingerprint: z.string(),
  /** The least probability that is a hit. */
  acceptFrom: z.number().min(0).max(1),
  score: matchScore,
  /** In how many of so many questions each word occurs. */
  frequencies: z.object({
    questions: z.number(),
    words: z.record(z.string(), z.number()),
    rare: z.array(z.string()).readonly(),
  }),
})
export type MatcherWeights = z.infer<typeof matcherWeights>
