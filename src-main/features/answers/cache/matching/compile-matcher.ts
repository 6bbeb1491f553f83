import { LRUCache } from 'lru-cache'
import { dot } from '../../../../platform/vectors'
import { alignQuestions } from './align-questions'
import { allGuards } from './guards/all-guards'
import type { Guard, GuardName, GuardVerdict, QuestionPair } from './guards/guard-verdict'
import { featuresOf, isComparable } from './match-features'
import { probabilityOf } from './match-score'
import type { MatcherLexicon } from './matcher-lexicon'
import type { MatcherWeights } from './matcher-weights'
import { parseQuestion } from './parse-question'
import type { ParsedQuestion } from './parsed-question'
import { tokensOf } from './question-tokens'
import { WordKnowledge } from './word-knowledge'

/** Why a cached answer was not given: too unlike, too improbable, or a guard. */
export type Refusal = 'bound' | 'probability' | 'length' | GuardName

export interface MatchReport {
  readonly hit: boolean
  /** Cosine. */
  readonly similarity: number
  /** What the cosine had to reach. */
  readonly bound: number
  /** That both ask the same, 0 to 1. */
  readonly probability: number
  /** Those that do not agree; all of them agreed where there is none. */
  readonly guards: readonly GuardVerdict[]
  /** Null for a hit. */
  readonly refusedBy: Refusal | null
  /** What it was refused over. */
  readonly words: readonly string[]
}

export interface MatchSide {
  readonly parsed: ParsedQuestion
  /** Of length 1. */
  readonly vector: Float32Array
}

export interface Matcher {
  /** Never throws; half a millisecond for a long question. */
  parse(text: string): ParsedQuestion
  /** Whether the answer to one question may be given to the other. */
  match(entry: MatchSide & { readonly similarAt: number }, asked: MatchSide): MatchReport
  /** The same by texts whose likeness is known; what was read lately is not read again. */
  matchTexts(pair: TextPair): MatchReport
}

export interface TextPair {
  readonly cached: string
  readonly asked: string
  /** Cosine of the two. */
  readonly similarity: number
  /** The entry's bound. */
  readonly similarAt: number
}

/** How many questions stay read: some kilobytes each. */
const keptRead = 2_000

export interface MatcherParts {
  readonly lexicon: MatcherLexicon
  readonly weights: MatcherWeights
  /** Names of the club's locations. */
  readonly places: readonly string[]
  /** Fewer only to measure what each is worth. */
  readonly guards?: readonly Guard[]
}

/** Takes a fifth of a second; keep the result. */
export function compileMatcher(parts: MatcherParts): Matcher {
  const { lexicon, weights, guards = allGuards } = parts
  const knowledge = new WordKnowledge({ lexicon, frequencies: weights.frequencies })
  const places = parts.places.map(tokensOf).filter((place) => place.length > 0)
  const parse = (text: string) => parseQuestion(text, knowledge, places)
  const read = new LRUCache<string, ParsedQuestion>({ max: keptRead, memoMethod: parse })
  const compare = ({ a, b, similarity, bound }: Compared): MatchReport => {
    const report = { similarity, bound, probability: 0, guards: [], words: [] }
    if (isSameText(a, b)) return { ...report, hit: true, probability: 1, refusedBy: null }
    if (a.tooLong || b.tooLong) return { ...report, hit: false, refusedBy: 'length' }
    if (!(similarity >= bound)) return { ...report, hit: false, refusedBy: 'bound' }
    const alignment = alignQuestions(a, b, knowledge)
    return judge({ a, b, alignment, words: knowledge }, { report, weights, guards })
  }
  return {
    parse,
    match: ({ parsed: a, vector, similarAt: bound }, { parsed: b, vector: asked }) =>
      compare({ a, b, bound, similarity: dot(vector, asked) }),
    matchTexts: ({ cached, asked, similarity, similarAt: bound }) =>
      compare({ a: read.memo(cached), b: read.memo(asked), similarity, bound }),
  }
}

interface Compared {
  readonly a: ParsedQuestion
  readonly b: ParsedQuestion
  readonly similarity: number
  readonly bound: number
}

/** Also where only case or marks differ. Signs ("+", "½", emoji) mean something and are no tokens. */
const isSameText = (a: ParsedQuestion, b: ParsedQuestion) =>
  a.text === b.text ||
  (a.tokens.length > 0 &&
    a.tokens.join(' ') === b.tokens.join(' ') &&
    signsOf(a.text) === signsOf(b.text))

const signsOf = (text: string) => text.match(/[\p{S}\p{N}]/gu)?.join('') ?? ''

interface Scales {
  readonly report: Omit<MatchReport, 'hit' | 'refusedBy'>
  readonly weights: MatcherWeights
  readonly guards: readonly Guard[]
}

function judge(pair: QuestionPair, { report, weights, guards }: Scales): MatchReport {
  const { a, b, alignment } = pair
  const features = featuresOf(a, b, { alignment, similarity: report.similarity })
  const probability = probabilityOf(features, weights.score)
  const objections = guards.map((guard) => guard(pair)).filter(({ verdict }) => verdict !== 'agree')
  const first = objections.find(({ verdict }) => verdict === 'differ') ?? objections[0]
  const accepted = isComparable(features) && probability >= weights.acceptFrom
  const refusedBy = first?.guard ?? (accepted ? null : 'probability')
  return {
    ...{ ...report, probability, guards: objections, refusedBy, hit: refusedBy === null },
    words: first?.words ?? [],
  }
}
