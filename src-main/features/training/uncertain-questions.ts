import { contentWords, normaliseQuestion } from '@shared/ask/question-text'
import type { AskedQuestion } from './asked-store'
import { exampleKey } from './training-data'
import type { Probability } from './training-ports'

/** Shares of words from which on two questions teach the router the same. */
const alikeAt = 0.8

/**
 * Questions worth a label: nobody has given their text one, and no newer one says nearly the same.
 * @param asked newest first
 * @param labelled keys of texts that have a label, see `exampleKey`
 */
export function unlabelledQuestions(
  asked: readonly AskedQuestion[],
  labelled: { readonly keys: ReadonlySet<string>; readonly traceIds: ReadonlySet<string> },
): readonly AskedQuestion[] {
  const kept: { readonly question: AskedQuestion; readonly words: ReadonlySet<string> }[] = []
  const seen = new Set(labelled.keys)
  for (const question of asked) {
    const key = exampleKey(question.text)
    if (key === '' || seen.has(key) || labelled.traceIds.has(question.traceId)) continue
    seen.add(key)
    const words = significantWords(question.text)
    if (!kept.some((other) => areAlike(words, other.words))) kept.push({ question, words })
  }
  return kept.map(({ question }) => question)
}

/** Entropy over its maximum: 0 when one label has it all, 1 when all are equally likely. */
export function uncertaintyOf(scores: readonly Probability[]): number {
  if (scores.length < 2) return 0
  const entropy = scores.reduce(
    (sum, { probability }) => sum - (probability > 0 ? probability * Math.log(probability) : 0),
    0,
  )
  return Math.min(1, Math.max(0, entropy / Math.log(scores.length)))
}

/** Numbers stand for any number: it teaches nothing new that bay 5 is dark after bay 3 was. */
function significantWords(text: string): ReadonlySet<string> {
  return new Set(contentWords(normaliseQuestion(text).replace(/\p{Nd}+/gu, '0')))
}

/** Jaccard's index of the two sets of words. */
function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.max(1, one.size + other.size - shared) >= alikeAt
}
