import { z } from 'zod'

const words = z.array(z.string().min(1))

/** What is known of words: which mean the same, which the opposite, which are easily confused. */
export const matcherLexicon = z.object({
  /** Each a group of words and phrases, any of which can stand for any other. */
  synonyms: z.array(words),
  /** The same, but only where all around them is the same as well: "take" and "accept" patients. */
  alike: z.array(words),
  /** Two sides of which one is never the other. */
  opposites: z.array(z.tuple([words, words])),
  /** Each a group of which no one is another: weekdays, brands, parts of the body. */
  siblings: z.array(words),
  /** Ways to ask the same kind of question; "…" stands for anything in between. */
  phrases: z.array(z.object({ means: z.string().min(1), said: words })),
  /** Courtesies and the like that change nothing. */
  fillers: words,
  /** Words that are one slip away from another one and right as they are. */
  lookalikes: words,
  numbers: z.record(z.string(), z.number()),
})

export type MatcherLexicon = z.infer<typeof matcherLexicon>
