import { dot } from '../../../../platform/vectors'
import type { Matcher, MatchReport } from './compile-matcher'
import { boundFor } from './entry-bound'

/** Two questions and whether one answer is right for both. */
export interface QuestionTwins {
  readonly a: string
  readonly b: string
  readonly same: boolean
}

export type EmbeddedTwins = QuestionTwins & {
  readonly vectorA: Float32Array
  readonly vectorB: Float32Array
}

export interface MatcherFigures {
  /** Share of the pairs that ask the same whose answer was given; null without any. */
  readonly hitRate: number | null
  /** Share of the pairs that do not whose answer was given all the same; null without any. */
  readonly falseHitRate: number | null
  /** Of reading the question and comparing it, without its vector. */
  readonly p95Ms: number
  readonly pairs: { readonly same: number; readonly different: number }
  readonly falseHits: readonly FalseHit[]
  /** How many pairs that ask the same each refusal cost, and how many different ones it caught. */
  readonly refusals: Readonly<Record<string, { readonly same: number; readonly different: number }>>
}

export interface FalseHit {
  readonly a: string
  readonly b: string
  readonly similarity: number
  readonly probability: number
}

export interface Judged extends EmbeddedTwins {
  readonly report: MatchReport
  readonly ms: number
}

const warmUps = 300

/**
 * Asks each pair's second question of a cache that holds its first one only.
 * @param around questions that stand around an entry in its bound, as in production
 */
export function judgePairs(
  pairs: readonly EmbeddedTwins[],
  matcher: Matcher,
  around: readonly Float32Array[],
): readonly Judged[] {
  // The app has been running when somebody asks: the first calls, not yet compiled, are not counted.
  for (let i = 0; i < warmUps; i += 1) matcher.parse(pairs[i % pairs.length]?.b ?? '')
  return pairs.map((pair) => {
    const similarAt = boundFor(around.map((vector) => dot(vector, pair.vectorA)))
    const entry = { parsed: matcher.parse(pair.a), vector: pair.vectorA, similarAt }
    const before = performance.now()
    const report = matcher.match(entry, { parsed: matcher.parse(pair.b), vector: pair.vectorB })
    return { ...pair, report, ms: performance.now() - before }
  })
}

export function figuresOf(judged: readonly Judged[]): MatcherFigures {
  const same = judged.filter((pair) => pair.same)
  const different = judged.filter((pair) => !pair.same)
  const refusals: Record<string, { same: number; different: number }> = {}
  for (const { report, same: isSame } of judged) {
    if (report.refusedBy === null) continue
    const counts = refusals[report.refusedBy] ?? { same: 0, different: 0 }
    counts[isSame ? 'same' : 'different'] += 1
    refusals[report.refusedBy] = counts
  }
  return {
    hitRate: shareOf(same),
    falseHitRate: shareOf(different),
    p95Ms: quantile95(judged.map(({ ms }) => ms)),
    pairs: { same: same.length, different: different.length },
    falseHits: different
      .filter(({ report }) => report.hit)
      .map(({ a, b, report }) => ({
        ...{ a, b },
        similarity: rounded(report.similarity),
        probability: rounded(report.probability),
      })),
    refusals,
  }
}

const shareOf = (pairs: readonly Judged[]) =>
  pairs.length === 0 ? null : pairs.filter(({ report }) => report.hit).length / pairs.length

function quantile95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] ?? 0)
}

const rounded = (value: number) => Number(value.toFixed(3))
