/** What became of one question. */
export interface Outcome {
  /** Rank of the first right section, from 1; `null` where none was found, or none is right. */
  readonly rank: number | null
  /** Some section answers the question. */
  readonly answerable: boolean
  readonly abstained: boolean
  readonly ms: number
}

/** Shares are 0 to 1; `null` where there is no question of that kind. */
export interface RetrievalFigures {
  /** Of the answerable ones, whatever was abstained from: the right section comes first. */
  readonly hit1: number | null
  /** … is among the first three. */
  readonly hit3: number | null
  readonly mrr: number | null
  /** Of the questions that no section answers, those abstained from. */
  readonly abstainRecall: number | null
  /** Of the answerable ones, those abstained from. */
  readonly wronglyAbstained: number | null
  /** Search alone, without the embedding of the question. */
  readonly p95Ms: number
}

export function figuresOf(outcomes: readonly Outcome[]): RetrievalFigures {
  const answerable = outcomes.filter((outcome) => outcome.answerable)
  const unanswerable = outcomes.filter((outcome) => !outcome.answerable)
  const abstained = ({ abstained }: Outcome) => (abstained ? 1 : 0)
  return {
    hit1: mean(answerable, ({ rank }) => (rank === 1 ? 1 : 0)),
    hit3: mean(answerable, ({ rank }) => (rank !== null && rank <= 3 ? 1 : 0)),
    mrr: mean(answerable, ({ rank }) => (rank === null ? 0 : 1 / rank)),
    abstainRecall: mean(unanswerable, abstained),
    wronglyAbstained: mean(answerable, abstained),
    p95Ms: quantile(
      outcomes.map(({ ms }) => ms),
      0.95,
    ),
  }
}

function mean(outcomes: readonly Outcome[], value: (outcome: Outcome) => number): number | null {
  if (outcomes.length === 0) return null
  return outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / outcomes.length
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
