import type { AlikeTicket } from '@shared/tickets/alike-contract'

export interface Evidence {
  /** Cosine of the meanings; `null` where one of them is not known. */
  readonly meaning: number | null
  /** Share of what was asked that is said in the same words, 0 to 1. */
  readonly words: number
  /** Share of what it speaks of that the other speaks of, too, 0 to 1. */
  readonly symptoms: number
}

/**
 * Logistic regression over the pairs of `resources/tickets/alike.jsonl` that are not marked fresh.
 * Some shared words say nothing beside the meaning, all of them do a little.
 */
const weights = { constant: -9.8, meaning: 13, allWords: 0.4, symptoms: 3.2 } as const
/** Where only words are known. */
const wordWeights = { constant: -7.3, words: 5.9, symptoms: 5.3 } as const

/** What is less probable than this is not shown: it would be noise. */
export const leastSimilarity = 0.01

/** How probably two texts are about the same thing, 0 to 1. */
export function similarityOf({ meaning, words, symptoms }: Evidence): number {
  const odds =
    meaning === null
      ? wordWeights.constant + wordWeights.words * words + wordWeights.symptoms * symptoms
      : weights.constant +
        weights.meaning * meaning +
        weights.allWords * words ** 4 +
        weights.symptoms * symptoms
  return 1 / (1 + Math.exp(-odds))
}

const tellingMeaning = 0.4
const tellingWords = 0.5

/** What speaks for it by itself; where neither does, what comes nearer to that. */
export function reasonOf({ meaning, words, symptoms }: Evidence): AlikeTicket['by'] {
  const byMeaning = Math.max(meaning ?? 0, symptoms) / tellingMeaning
  const byWords = words / tellingWords
  if (byMeaning >= 1 && byWords >= 1) return 'both'
  return byMeaning > byWords ? 'meaning' : 'words'
}
