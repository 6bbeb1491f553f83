import { createHash } from 'node:crypto'
import { dot } from '../../../../platform/vectors'
import { alignQuestions } from './align-questions'
import { lowestBound } from './entry-bound'
import { allGuards } from './guards/all-guards'
import { featuresOf } from './match-features'
import { learnScore, probabilityOf, type ScoredPair } from './match-score'
import type { EmbeddedTwins } from './matcher-evaluation'
import type { MatcherLexicon } from './matcher-lexicon'
import type { MatcherWeights } from './matcher-weights'
import { parseQuestion } from './parse-question'
import { tokensOf } from './question-tokens'
import { type WordFrequencies, WordKnowledge } from './word-knowledge'

/** Words in fewer questions are as good as never seen. */
const rarest = 3
/** Parts in which the pairs are left out in turn, to find where to accept. */
const folds = 5

export interface TrainingMatter {
  readonly pairs: readonly EmbeddedTwins[]
  readonly lexicon: MatcherLexicon
  /** What people ask, for how telling each word is. */
  readonly questions: readonly string[]
  /** What nobody asks a club: its words are right as well. */
  readonly general: readonly string[]
  readonly places: readonly string[]
  /** The share of different pairs that may be answered wrongly. */
  readonly falseShare: number
}

/** Learns from pairs that pass every guard: the score decides those only. */
export function trainMatcher(matter: TrainingMatter): MatcherWeights {
  const { lexicon, pairs } = matter
  const frequencies = frequenciesOf(matter)
  const knowledge = new WordKnowledge({ lexicon, frequencies })
  const read = readPairs(matter, knowledge)
  const learned = read.filter(({ passed }) => passed)
  return {
    fingerprint: fingerprintOf(matter),
    acceptFrom: acceptFrom(learned, {
      different: pairs.filter(({ same }) => !same).length,
      falseShare: matter.falseShare,
    }),
    score: learnScore(learned),
    frequencies,
  }
}

interface ReadPair extends ScoredPair {
  readonly passed: boolean
  readonly fold: number
}

function readPairs({ pairs, places }: TrainingMatter, words: WordKnowledge): readonly ReadPair[] {
  const names = places.map(tokensOf)
  const groups = groupsOf(pairs)
  return pairs.map((pair) => {
    const similarity = dot(pair.vectorA, pair.vectorB)
    const a = parseQuestion(pair.a, words, names)
    const b = parseQuestion(pair.b, words, names)
    const alignment = alignQuestions(a, b, words)
    const agreed = allGuards.every((guard) => guard({ a, b, alignment, words }).verdict === 'agree')
    return {
      ...{ same: pair.same, features: featuresOf(a, b, { alignment, similarity }) },
      passed: agreed && similarity >= lowestBound,
      fold: Number.parseInt(hashOf([groups(pair.a)]).slice(0, 8), 16) % folds,
    }
  })
}

/** Pairs that share a question belong together: they are learned from or tested on, never both. */
function groupsOf(pairs: readonly EmbeddedTwins[]): (text: string) => string {
  const parents = new Map<string, string>()
  const rootOf = (text: string): string => {
    const parent = parents.get(text)
    return parent === undefined || parent === text ? text : rootOf(parent)
  }
  for (const { a, b } of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)]
    // The earlier of both is the root, whatever the order of the pairs.
    const [root = one, child = other] = [one, other].sort()
    if (root !== child) parents.set(child, root)
  }
  return rootOf
}

/** The probability above which no more of the different pairs pass than may, when left out. */
function acceptFrom(
  pairs: readonly ReadPair[],
  { different, falseShare }: { readonly different: number; readonly falseShare: number },
): number {
  const wrong = Array.from({ length: folds }, (_, fold) => {
    const score = learnScore(pairs.filter((pair) => pair.fold !== fold))
    return pairs
      .filter((pair) => pair.fold === fold && !pair.same)
      .map(({ features }) => probabilityOf(features, score))
  })
    .flat()
    .sort((a, b) => b - a)
  const threshold = wrong[Math.floor(falseShare * different)] ?? 0.5
  return Number(Math.max(0.5, threshold + 0.0001).toFixed(4))
}

function frequenciesOf(matter: TrainingMatter): WordFrequencies {
  const { lexicon, questions } = matter
  const seen = wordsSeen(matter)
  const bare = new WordKnowledge({ lexicon, frequencies: { questions: 1, words: {}, rare: seen } })
  const counts = countsOf(questions, (token) => bare.base(token))
  const kept = [...counts].filter(([, count]) => count >= rarest)
  const words = Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
  const rare = seen.filter((word) => !Object.hasOwn(words, word))
  return { questions: questions.length, words, rare }
}

/** What was written once only may be a slip. */
function wordsSeen({ questions, general, pairs }: TrainingMatter): readonly string[] {
  const texts = new Set([...questions, ...general, ...pairs.flatMap(({ a, b }) => [a, b])])
  const counts = countsOf(texts, (token) => token)
  return [...counts.keys()].filter((word) => (counts.get(word) ?? 0) > 1).sort()
}

function countsOf(texts: Iterable<string>, wordOf: (token: string) => string) {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const word of new Set(tokensOf(text).map(wordOf)))
      if (isWord(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

const isWord = (token: string) => /^\p{L}+$/u.test(token)

/** Changes with everything the weights are learned from, apart from the vectors. */
export function fingerprintOf({
  pairs,
  lexicon,
  questions,
  general,
  places,
}: TrainingMatter): string {
  const texts = pairs.map(({ a, b, same }) => [a, b, same])
  return hashOf([texts, lexicon, questions, general, places].map((part) => JSON.stringify(part)))
}

const hashOf = (parts: readonly string[]) =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
