interface Interval {
  readonly rate: number
  readonly low: number
  readonly high: number
}

export interface RangeScale {
  /** Share at the right end. */
  readonly most: number
  /** Per cent of the width. */
  readonly at: Interval & { readonly budget: number }
}

const ends = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]

/** Where an interval and its budget stand on a scale from nothing to a round share. */
export function rangeScale(interval: Interval, budget: number): RangeScale {
  const reach = Math.max(interval.high, 1.25 * budget)
  const most = ends.find((end) => end >= reach) ?? 1
  const percent = (share: number) => Math.max(0, Math.min(100, (100 * share) / most))
  const { rate, low, high } = interval
  return {
    most,
    at: { rate: percent(rate), low: percent(low), high: percent(high), budget: percent(budget) },
  }
}

/** What an interval says about a budget: only one that lies wholly on one side says anything. */
export function verdictOf({ low, high }: Interval, budget: number) {
  if (high <= budget) return 'within'
  return low > budget ? 'beyond' : 'unsure'
}
