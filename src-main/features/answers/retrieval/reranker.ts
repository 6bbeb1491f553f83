import type { Assistant } from '@shared/ask/assistant'
import type { Passage } from '../passage'
import type { Candidate } from './passage-corpus'
import { evidenceNames } from './passage-evidence'
import {
  type AnswerSign,
  answerSigns,
  type LearnedWeights,
  type RerankerFile,
} from './reranker-file'

/** A passage in the order of how likely it answers. */
export interface RankedPassage extends Candidate {
  readonly score: number
  /** That this passage answers the question, 0 to 1; over all passages they add up to `answered`. */
  readonly probability: number
}

export interface Ranking {
  /** Best first. */
  readonly passages: readonly RankedPassage[]
  /** That any passage answers the question, 0 to 1. */
  readonly answered: number
  /** It is likely enough that the first one answers. */
  readonly enough: boolean
}

export const nothingFound: Ranking = { passages: [], answered: 0, enough: false }

/**
 * The lead of the routed assistants' own SOPs, as logarithms of odds: in the order, and in whether
 * there is an answer. A question about money may be answered by a public page, so other assistants'
 * passages stay in the race.
 */
const lead = { order: 2, answered: 0.5 }

/** What a heading costs that says the opposite of what was asked; set by hand, it is rare. */
const opposedCost = 2

/** Puts passages in order by learned weights, and says how likely the best one answers. */
export class Reranker {
  constructor(private readonly file: RerankerFile) {}

  rank(
    candidates: readonly Candidate[],
    by: { readonly meaning: boolean; readonly assistants: readonly Assistant[] },
  ): Ranking {
    const learned = by.meaning ? this.file.withMeaning : this.file.byWords
    const isOwn = ({ assistant }: Passage) => by.assistants.includes(assistant)
    const scored = candidates
      .map((candidate) => {
        const own = isOwn(candidate.passage) ? lead.order : 0
        const against = candidate.opposed ? opposedCost : 0
        return { ...candidate, score: scoreOf(candidate, learned) + own - against }
      })
      .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    const [first] = scored
    if (first === undefined) return nothingFound
    const shares = sharesOf(scored.map(({ score }) => score))
    const odds = oddsOfAnswer(first, shares[0] ?? 0, learned)
    const answered = logistic(odds + (isOwn(first.passage) ? lead.answered : 0))
    return {
      passages: scored.map((one, i) => ({ ...one, probability: answered * (shares[i] ?? 0) })),
      answered,
      enough: answered >= learned.enough,
    }
  }
}

export function scoreOf(
  { evidence }: Candidate,
  learned: Pick<LearnedWeights, 'evidence'>,
): number {
  return evidenceNames.reduce((sum, name) => sum + learned.evidence[name] * evidence[name], 0)
}

/** How much of the belief goes to each of these scores. */
export function sharesOf(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** What speaks for an answer, of the best candidate. @param ahead its share of the belief */
export function signsOf(
  { evidence }: Candidate,
  ahead: number,
): Readonly<Record<AnswerSign, number>> {
  return { ...evidence, ahead }
}

function oddsOfAnswer(first: Candidate, ahead: number, { answered }: LearnedWeights): number {
  const signs = signsOf(first, ahead)
  return answerSigns.reduce((sum, name) => sum + answered.signs[name] * signs[name], answered.bias)
}

export const logistic = (odds: number) => 1 / (1 + Math.exp(-odds))
