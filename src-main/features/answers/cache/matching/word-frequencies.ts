import type { QuestionTwins } from './matcher-evaluation'
import type { MatcherLexicon } from './matcher-lexicon'
import { tokensOf } from './question-tokens'
import { SpellingIndex } from './spelling-index'
import { type WordFrequencies, WordKnowledge } from './word-knowledge'

/** Words in fewer questions are as good as never seen. */
const rarest = 3

interface Texts {
  readonly lexicon: MatcherLexicon
  readonly questions: readonly string[]
  readonly general: readonly string[]
  readonly pairs: readonly QuestionTwins[]
}

/** How often each word is said in what people ask, and which other words are spelt right. */
export function frequenciesOf(texts: Texts): WordFrequencies {
  const { lexicon, questions } = texts
  const seen = wordsSeen(texts)
  const bare = new WordKnowledge({ lexicon, frequencies: { questions: 1, words: {}, rare: seen } })
  const counts = countsOf(questions.map((text) => tokensOf(text).map((token) => bare.base(token))))
  const kept = [...counts].filter(([, count]) => count >= rarest)
  const words = Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
  const rare = seen.filter((word) => !Object.hasOwn(words, word))
  return { questions: questions.length, words, rare }
}

/** What was written once only may be a slip. */
function wordsSeen({ questions, general, pairs }: Texts): readonly string[] {
  const texts = [...new Set([...questions, ...general])].map(tokensOf)
  const asked = repeated(countsOf(texts))
  const slips = new SpellingIndex(asked)
  const known = new Set(asked)
  // Pairs are full of slips, some of them in many pairs.
  const paired = repeated(countsOf(pairs.flatMap(({ a, b }) => [tokensOf(a), tokensOf(b)])))
  return [
    ...asked,
    ...paired.filter((word) => !known.has(word) && slips.nearest(word) === null),
  ].sort()
}

const repeated = (counts: ReadonlyMap<string, number>) =>
  [...counts.keys()].filter((word) => (counts.get(word) ?? 0) > 1)

/** In how many of the texts, each a list of its words, each word occurs. */
function countsOf(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const word of new Set(text))
      if (isWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

const isWord = (token: string) => /^\p{L}+$/u.test(token)
