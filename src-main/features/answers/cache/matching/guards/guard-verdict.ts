import type { Alignment } from '../align-questions'
import type { ParsedQuestion } from '../parsed-question'
import type { WordKnowledge } from '../word-knowledge'

export const guardNames = [
  ...['negation', 'numbers', 'amounts', 'times', 'dates', 'places', 'names', 'bays'],
  ...['opposites', 'siblings', 'direction', 'roles', 'question-type', 'quantifiers', 'words'],
] as const
export type GuardName = (typeof guardNames)[number]

/** What one guard says of two questions. Only when all agree may one's answer serve the other. */
export interface GuardVerdict {
  readonly guard: GuardName
  readonly verdict: 'agree' | 'differ' | 'unsure'
  /** What it stumbled over, for people. */
  readonly words: readonly string[]
}

/** Two questions side by side, for comparing. */
export interface QuestionPair {
  readonly a: ParsedQuestion
  readonly b: ParsedQuestion
  readonly alignment: Alignment
  readonly words: WordKnowledge
}

export type Guard = (pair: QuestionPair) => GuardVerdict

export const agree = (guard: GuardName): GuardVerdict => ({ guard, verdict: 'agree', words: [] })

/** "Agree" where there is nothing to stumble over. */
export function verdictOf(
  guard: GuardName,
  verdict: 'differ' | 'unsure',
  words: readonly string[],
): GuardVerdict {
  return words.length === 0 ? agree(guard) : { guard, verdict, words: [...new Set(words)] }
}
