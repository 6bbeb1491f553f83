/** How much in-scope accuracy may be given for strangers caught, as shares of all in-scope. */
export interface ScopeBudget {
  /** What is above this accuracy may be spent… */
  readonly keepAccuracy: number
  /** …but never more than this… */
  readonly mostCost: number
  /** …and this much in any case: a rule that costs nothing catches nothing. */
  readonly leastCost: number
}

export interface RehearsedExample {
  /** That it is out of scope, said without having known it. */
  readonly probability: number
  /** Whether the classifier, not having known it either, gives its label. */
  readonly correct: boolean
}

/** A smaller doubt rejects nobody, however cheap that would be. */
const lowest = 0.05

/** The strictest threshold that the budget allows. */
export function chooseThreshold(
  examples: readonly RehearsedExample[],
  budget: ScopeBudget,
): number {
  const right = examples.filter(({ correct }) => correct)
  const spare = right.length / Math.max(1, examples.length) - budget.keepAccuracy
  const share = Math.min(budget.mostCost, Math.max(budget.leastCost, spare))
  const descending = right.map(({ probability }) => probability).sort((a, b) => b - a)
  return Math.max(lowest, descending[Math.floor(share * examples.length)] ?? 1)
}
