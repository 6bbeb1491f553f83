/** As `build/bench/figure.mjs` takes them; `ratio` is `value / yardstick` unless given. */
export interface MeasuredFigure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Something simple that does the same kind of work, in the same unit. */
  readonly yardstick: number
  readonly goal: Goal | null
  /** How SQLite goes about a query. */
  readonly plan?: readonly string[]
}

export type Goal =
  | { readonly of: 'value' | 'ratio'; readonly most: number }
  | { readonly of: 'value' | 'ratio'; readonly least: number }

/** The sample that this share of all is not above. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function perSecond(rows: number, ms: number): number {
  return (rows / ms) * 1_000
}

/** @returns milliseconds */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
