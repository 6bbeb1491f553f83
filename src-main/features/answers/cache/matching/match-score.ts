import { z } from 'zod'
import type { MatchFeatures } from './match-features'

const weight = z.object({ mean: z.number(), spread: z.number(), weight: z.number() })

/** A logistic score over named features, each brought to mean 0 and spread 1. */
export const matchScore = z.object({
  intercept: z.number(),
  features: z.record(z.string(), weight),
})
export type MatchScore = z.infer<typeof matchScore>

/** How probable it is that two questions ask the same, 0 to 1. */
export function probabilityOf(features: MatchFeatures, score: MatchScore): number {
  let sum = score.intercept
  for (const [name, { mean, spread, weight: factor }] of Object.entries(score.features)) {
    sum += (factor * ((features[name] ?? mean) - mean)) / spread
  }
  return 1 / (1 + Math.exp(-sum))
}

export interface ScoredPair {
  readonly features: MatchFeatures
  readonly same: boolean
}

/** How strongly weights are kept small: strongly, because hard pairs are few and all unlike. */
const penalty = 3.3
const rounds = 400

/** The same score for the same pairs, whatever their order. */
export function learnScore(pairs: readonly ScoredPair[]): MatchScore {
  const names = Object.keys(pairs[0]?.features ?? {}).sort()
  const scales = names.map((name) => scaleOf(pairs.map(({ features }) => features[name] ?? 0)))
  const rows = pairs.map(({ features, same }) => ({
    values: names.map((name, i) => {
      const { mean = 0, spread = 1 } = scales[i] ?? {}
      return ((features[name] ?? 0) - mean) / spread
    }),
    same: same ? 1 : 0,
  }))
  const [intercept = 0, ...weights] = descend(rows, names.length)
  return {
    intercept: round(intercept),
    features: Object.fromEntries(
      names.map((name, i) => {
        const { mean = 0, spread = 1 } = scales[i] ?? {}
        return [name, { mean: round(mean), spread: round(spread), weight: round(weights[i] ?? 0) }]
      }),
    ),
  }
}

interface Row {
  readonly values: readonly number[]
  readonly same: number
}

/** Gradient descent with momentum; the intercept comes first and is not penalised. */
function descend(rows: readonly Row[], width: number): readonly number[] {
  const weights = new Array<number>(width + 1).fill(0)
  const speed = new Array<number>(width + 1).fill(0)
  for (let round = 0; round < rounds; round += 1) {
    const slope = slopeAt(weights, rows)
    slope.forEach((part, i) => {
      speed[i] = 0.9 * (speed[i] ?? 0) - 0.15 * part
      weights[i] = (weights[i] ?? 0) + (speed[i] ?? 0)
    })
  }
  return weights
}

function slopeAt(weights: readonly number[], rows: readonly Row[]): readonly number[] {
  const slope = weights.map((weight, i) => (i === 0 ? 0 : (penalty * weight) / rows.length))
  for (const { values, same } of rows) {
    let sum = weights[0] ?? 0
    values.forEach((value, i) => {
      sum += value * (weights[i + 1] ?? 0)
    })
    const error = (1 / (1 + Math.exp(-sum)) - same) / rows.length
    slope[0] = (slope[0] ?? 0) + error
    values.forEach((value, i) => {
      slope[i + 1] = (slope[i + 1] ?? 0) + error * value
    })
  }
  return slope
}

function scaleOf(values: readonly number[]): { readonly mean: number; readonly spread: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length || 1)
  return { mean, spread: Math.sqrt(variance) || 1 }
}

const round = (value: number) => Number(value.toFixed(4))
