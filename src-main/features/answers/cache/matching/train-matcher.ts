import { createHash } from 'node:crypto'
import { dot } from '../../../../platform/vectors'
import { alignQuestions } from './align-questions'
import { lowestBound } from './entry-bound'
import { allGuards } from './guards/all-guards'
import { featuresOf, isComparable } from './match-features'
import { learnScore, probabilityOf, type ScoredPair } from './match-score'
import type { EmbeddedTwins } from './matcher-evaluation'
import type { MatcherLexicon } from './matcher-lexicon'
import type { MatcherWeights } from './matcher-weights'
import { parseQuestion } from './parse-question'
import { groupsOf } from './question-groups'
import { tokensOf } from './question-tokens'
import { frequenciesOf } from './word-frequencies'
import { WordKnowledge } from './word-knowledge'

/** Parts in which the pairs are left out in turn, to find where to accept. */
const folds = 5
/** How often they are parted anew: where to accept depends much on which pairs come together. */
const partings = 3

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

/** Learns from pairs that can be compared and pass every guard: the score decides those only. */
export function trainMatcher(matter: TrainingMatter): MatcherWeights {
  const { lexicon, pairs } = matter
  const frequencies = frequenciesOf(matter)
  const knowledge = new WordKnowledge({ lexicon, frequencies })
  const read = readPairs(matter, knowledge)
  const passed = read.filter((pair) => pair.passed)
  return {
    fingerprint: fingerprintOf(matter),
    acceptFrom: acceptFrom(passed, {
      different: pairs.filter(({ same }) => !same).length,
      falseShare: matter.falseShare,
    }),
    score: learnScore(passed),
    frequencies,
  }
}

interface ReadPair extends ScoredPair {
  readonly passed: boolean
  /** In which part it is, for each parting. */
  readonly folds: readonly number[]
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
    const features = featuresOf(a, b, { alignment, similarity })
    return {
      ...{ same: pair.same, features },
      passed: agreed && similarity >= lowestBound && isComparable(features),
      folds: foldsOf(groups(pair.a)),
    }
  })
}

/** The digits of the hash serve one parting each. */
function foldsOf(group: string): readonly number[] {
  const hash = hashOf([group])
  return Array.from(
    { length: partings },
    (_, i) => Number.parseInt(hash.slice(i * 5, i * 5 + 5), 16) % folds,
  )
}

/** The probability above which no more of the different pairs pass than may, when left out. */
function acceptFrom(
  pairs: readonly ReadPair[],
  { different, falseShare }: { readonly different: number; readonly falseShare: number },
): number {
  const wrong = Array.from({ length: folds * partings }, (_, i) => {
    const [parting, fold] = [Math.floor(i / folds), i % folds]
    const score = learnScore(pairs.filter((pair) => pair.folds[parting] !== fold))
    return pairs
      .filter((pair) => pair.folds[parting] === fold && !pair.same)
      .map(({ features }) => probabilityOf(features, score))
  })
    .flat()
    .sort((a, b) => b - a)
  const threshold = wrong[Math.floor(falseShare * different * partings)] ?? 0.5
  return Number(Math.max(0.5, threshold + 0.0001).toFixed(4))
}

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
