import type { Audience } from '@shared/accounts/role'
import type { CacheCandidate } from '@shared/ask/answer-evidence'
import type { Assistant } from '@shared/ask/assistant'
import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import type { SimilarAnswer } from './remembered-questions'

/** What the caches need to know of a question. */
export interface Asked {
  readonly traceId: string
  readonly question: string
  readonly vector: Float32Array | null
  readonly scope: { readonly audiences: readonly Audience[]; readonly locationId: string | null }
  readonly assistants: readonly Assistant[]
}

/** What was found out about an earlier question and this one. */
export interface MatchReport {
  readonly hit: boolean
  /** That both ask the same, 0 to 1. */
  readonly probability: number
  readonly bound: number
  /** The guard that refused it, or `bound`; null: none did. */
  readonly refusedBy: string | null
  readonly words: readonly string[]
}

/** Whether two questions ask the same: by resemblance, by what is learnt, and by the guards. */
export type MatchQuestions = (pair: {
  readonly cached: string
  readonly asked: string
  readonly similarity: number
  readonly similarAt: number
}) => MatchReport

/** Below this nothing is weighed: questions of one club are all a little alike. */
const leastSimilar = 0.35

export interface Weighed {
  readonly found: SimilarAnswer
  readonly report: MatchReport
}

/** The widest audience that the person asking belongs to. */
export function audienceOf({ audiences }: Asked['scope']): Audience {
  return audiences.at(-1) ?? 'public'
}

/** Every earlier question that is alike, weighed; hits first, the surest first. */
export function weigh(
  asked: string,
  found: readonly SimilarAnswer[],
  match: MatchQuestions,
): readonly Weighed[] {
  return found
    .filter(({ similarity }) => similarity >= leastSimilar)
    .map((one) => {
      const { wording: cached, similarity, entry } = one
      const report = match({ cached, asked, similarity, similarAt: entry.similarAt })
      return { found: one, report: saysMuchMore(cached, asked) ? refusedAsLonger(report) : report }
    })
    .sort((a, b) => rank(b) - rank(a))
}

/** What was asked beyond this, then, may be anything: another question, an order to the machine. */
export function saysMuchMore(cached: string, asked: string): boolean {
  const [then = 0, now = 0] = [cached, asked].map((text) => wordsOf(normaliseQuestion(text)).length)
  return then > 2 * now && then - now > 5
}

const refusedAsLonger = (report: MatchReport): MatchReport => ({
  ...report,
  hit: false,
  refusedBy: report.refusedBy ?? 'length',
})

const rank = ({ report, found }: Weighed) =>
  (report.hit ? 2 : 0) + report.probability + found.similarity * 1e-3

export function candidateOf({ found, report }: Weighed): CacheCandidate {
  const { entry, wording, similarity } = found
  const { hit, probability, bound, refusedBy, words } = report
  return {
    ...{ entryId: entry.id, question: wording, similarity, bound, probability, hit, refusedBy },
    words: [...words],
  }
}
