import { type Goal, type MeasuredFigure, quantile } from '../../data/sync/testing/measured-figure'

interface Samples {
  readonly name: string
  readonly ms: readonly number[]
  /** Of the same questions, each embedded before or after it was answered. */
  readonly embeddingMs: readonly number[]
}

/** Half of the questions and 19 in 20 of them, each against as many embeddings. */
export function beyondEmbedding(
  { name, ms, embeddingMs }: Samples,
  goal: Goal | null,
): readonly MeasuredFigure[] {
  return [0.5, 0.95].map((share) => ({
    ...{ name: `${name}.p${share * 100}`, value: quantile(ms, share), unit: 'ms' },
    ...{ yardstick: quantile(embeddingMs, share), goal },
  }))
}

/** How long the main thread may be held by anything. */
export const mostHeld: Goal = { of: 'value', most: 20 }
