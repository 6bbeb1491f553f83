import type { Assistant } from '@shared/ask/assistant'
import { contentWords, normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import type { Passage } from './passage'

/** A passage with what speaks for it. */
export interface Candidate {
  readonly passage: Passage
  /** BM25 as a positive number, larger is better; 0 where no word matches. */
  readonly words: number
  /** Cosine between question and passage; `null` without the model. */
  readonly meaning: number | null
  /** Its heading says which place it is about. */
  readonly namesPlace: boolean
}

export interface RankedPassage extends Candidate {
  readonly score: number
}

/**
 * Weights of meaning and words, and the lead that the routed assistants' own SOPs get. A question
 * about money may be answered by a public page, so other assistants' passages stay in the race.
 */
const weights = { meaning: 0.65, words: 0.35, sameAssistant: 0.08 }

/**
 * Below these a passage only looks related. Where the router and the SOP agree on the assistant
 * less is asked: of our seed questions 4% of the bookings and techs fall below 0.28, 60% of the
 * out-of-scope ones.
 */
const floor = { sameAssistant: 0.28, otherAssistant: 0.36, coverage: 0.5 }

/** What a passage is given that has no vector yet, so that it neither wins nor loses by that. */
const neutralMeaning = 0.4

/** Fuses both kinds of evidence into one order, best first. */
export function rankPassages(
  candidates: readonly Candidate[],
  assistants: readonly Assistant[],
): readonly RankedPassage[] {
  const mostWords = Math.max(1e-9, ...candidates.map(({ words }) => words))
  const byMeaning = candidates.some(({ meaning }) => meaning !== null)
  return candidates
    .map((candidate) => {
      const words = candidate.words / mostWords
      const meaning = candidate.meaning ?? neutralMeaning
      const evidence = byMeaning ? meaning * weights.meaning + words * weights.words : words
      const lead = assistants.includes(candidate.passage.assistant) ? weights.sameAssistant : 0
      return { ...candidate, score: evidence + lead }
    })
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
}

/** Does this passage have anything to do with the question, or is it only the least bad one? */
export function isRelated(
  question: string,
  { passage, meaning }: RankedPassage,
  assistants: readonly Assistant[],
): boolean {
  const enough = assistants.includes(passage.assistant) ? floor.sameAssistant : floor.otherAssistant
  if (meaning !== null && meaning >= enough) return true
  return coverage(question, passage) >= (meaning === null ? floor.coverage : floor.coverage * 1.5)
}

/** Share of the question's content words that stand in the passage, by their first five letters. */
function coverage(question: string, passage: Passage): number {
  const asked = new Set(contentWords(normaliseQuestion(question)).map(stem))
  const text = normaliseQuestion(`${passage.sop} ${passage.path} ${passage.text}`)
  const there = new Set(wordsOf(text).map(stem))
  const found = [...asked].filter((word) => there.has(word)).length
  return asked.size === 0 ? 0 : found / asked.size
}

const stem = (word: string) => word.slice(0, 5)
