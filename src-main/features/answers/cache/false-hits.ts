/** How often answers taken from similar questions turned out wrong, and what follows from it. */
export interface HitCounts {
  readonly hits: number
  /** Hits that somebody judged. */
  readonly judged: number
  readonly wrong: number
}

export interface Interval {
  readonly rate: number
  readonly low: number
  readonly high: number
}

const z = 1.959963984540054

/**
 * Share of hits that were called wrong, with its 95 % interval (Wilson 1927, which holds for few
 * hits and rare errors, too). Who got a wrong answer says so more often than who got a right one,
 * so hits that nobody judged count as right.
 */
export function falseHitRate({ hits, wrong }: HitCounts): Interval | null {
  if (hits === 0) return null
  const rate = wrong / hits
  const middle = (rate + (z * z) / (2 * hits)) / (1 + (z * z) / hits)
  const reach =
    (z * Math.sqrt((rate * (1 - rate)) / hits + (z * z) / (4 * hits * hits))) / (1 + (z * z) / hits)
  return {
    rate,
    low: wrong === 0 ? 0 : Math.max(0, middle - reach),
    high: wrong === hits ? 1 : Math.min(1, middle + reach),
  }
}

export type SemanticState = 'on' | 'tightened' | 'off'

/** One wrong answer is chance: the tier goes off at the second at the earliest. */
const leastWrongForOff = 2

/**
 * Over its budget the tier asks for more; where even the lower end of the interval is over it, it
 * stops until newer hits, or another budget, say otherwise.
 */
export function semanticState(counts: HitCounts, budget: number): SemanticState {
  const observed = falseHitRate(counts)
  if (observed === null || observed.rate <= budget) return 'on'
  return counts.wrong >= leastWrongForOff && observed.low > budget ? 'off' : 'tightened'
}
