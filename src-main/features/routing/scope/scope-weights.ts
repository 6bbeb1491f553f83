import type { ScopeFigures } from './scope-figures'

/** A logistic regression over three figures: the chance that a question is out of scope. */
export interface ScopeWeights {
  readonly bias: number
  readonly near: number
  readonly typical: number
  readonly foreign: number
}

export interface WeightedFigures {
  readonly figures: ScopeFigures
  readonly outOfScope: boolean
  readonly weight: number
}

const names = ['near', 'typical', 'foreign'] as const
/** What speaks for which side is known; data may only say how much. */
const signs = { near: -1, typical: -1, foreign: 1 } as const
const steps = 40
/** Keeps weights finite where the two sides can be told apart without a mistake. */
const ridge = 1e-3

/**
 * Learns how much each figure counts; figures that would count the wrong way round count nothing.
 * @param rows weights of each side should sum to the same, so that 0 is even chance
 */
export function learnWeights(rows: readonly WeightedFigures[]): ScopeWeights {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const scales = names.map((name) => scaleOf(rows, name, total))
  let active = names.map((_, i) => i)
  for (;;) {
    const inputs = rows.map(({ figures }) => [
      1,
      ...active.map((i) => standardised(figures, scales, i)),
    ])
    const solution = solve(rows, inputs, total)
    const kept = active.filter((_, at) => (solution[at + 1] ?? 0) >= 0)
    if (kept.length === active.length) return unscaled(solution, scales, active)
    active = kept
  }
}

/** The log odds of being out of scope, where both are equally common. */
export function scopeLogOdds(weights: ScopeWeights, figures: ScopeFigures): number {
  return names.reduce((sum, name) => sum + weights[name] * figures[name], weights.bias)
}

interface Scale {
  readonly mean: number
  readonly factor: number
}

/** Standardised, and turned so that more of it means further out of scope. */
function scaleOf(
  rows: readonly WeightedFigures[],
  name: (typeof names)[number],
  total: number,
): Scale {
  const mean = rows.reduce((sum, row) => sum + row.weight * row.figures[name], 0) / total
  const variance =
    rows.reduce((sum, row) => sum + row.weight * (row.figures[name] - mean) ** 2, 0) / total
  return { mean, factor: variance < 1e-12 ? 0 : signs[name] / Math.sqrt(variance) }
}

/**
 * Newton's method.
 * @param inputs by row, 1 for the bias first
 */
function solve(
  rows: readonly WeightedFigures[],
  inputs: readonly (readonly number[])[],
  total: number,
): readonly number[] {
  const size = inputs[0]?.length ?? 1
  let solution = Array.from({ length: size }, () => 0)
  for (let step = 0; step < steps; step += 1) {
    const gradient = solution.map((value, i) => (i === 0 ? 0 : -ridge * value))
    const curvature = solution.map((_, i) =>
      solution.map((_unused, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)),
    )
    rows.forEach((row, at) => {
      accumulate({ gradient, curvature, input: inputs[at] ?? [], row, solution, total })
    })
    const change = gaussianElimination(curvature, gradient)
    // A step of more than two standard deviations overshoots where the sides hardly overlap.
    const limit = Math.min(1, 2 / Math.max(1e-9, ...change.map(Math.abs)))
    solution = solution.map((value, i) => value + limit * (change[i] ?? 0))
    if (Math.max(...change.map(Math.abs)) < 1e-7) break
  }
  return solution
}

function standardised(figures: ScopeFigures, scales: readonly Scale[], index: number): number {
  const name = names[index] ?? 'near'
  return (figures[name] - (scales[index]?.mean ?? 0)) * (scales[index]?.factor ?? 0)
}

function accumulate(state: {
  gradient: number[]
  curvature: number[][]
  input: readonly number[]
  row: WeightedFigures
  solution: readonly number[]
  total: number
}): void {
  const { gradient, curvature, input, row, solution, total } = state
  const odds = input.reduce((sum, value, i) => sum + value * (solution[i] ?? 0), 0)
  const chance = 1 / (1 + Math.exp(-odds))
  const share = row.weight / total
  const error = share * ((row.outOfScope ? 1 : 0) - chance)
  const slope = share * chance * (1 - chance)
  input.forEach((value, i) => {
    gradient[i] = (gradient[i] ?? 0) + error * value
    const line = curvature[i] ?? []
    input.forEach((other, j) => {
      line[j] = (line[j] ?? 0) + slope * value * other
    })
  })
}

function gaussianElimination(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0])
  rows.forEach((pivot, i) => {
    const divisor = pivot[i] ?? 1
    rows.forEach((row, j) => {
      if (j === i) return
      const factor = (row[i] ?? 0) / divisor
      for (let k = i; k < row.length; k += 1) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0)
    })
  })
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1))
}

function unscaled(
  solution: readonly number[],
  scales: readonly Scale[],
  active: readonly number[],
): ScopeWeights {
  let bias = solution[0] ?? 0
  const weights = { near: 0, typical: 0, foreign: 0 }
  active.forEach((index, at) => {
    const name = names[index] ?? 'near'
    const { mean = 0, factor = 0 } = scales[index] ?? {}
    weights[name] = (solution[at + 1] ?? 0) * factor
    bias -= weights[name] * mean
  })
  return { bias, ...weights }
}
