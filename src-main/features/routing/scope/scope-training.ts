import type { ScopeBudget } from './scope-threshold'

export interface ScopeExample {
  /** Of length 1. */
  readonly vector: Float32Array
  readonly label: string
}

export interface BackgroundQuestion {
  /** Of length 1. */
  readonly vector: Float32Array
  /** What the finished classifier says of it, in the order of the labels. */
  readonly probabilities: ArrayLike<number>
}

export interface ScopeTraining {
  readonly examples: readonly ScopeExample[]
  readonly outOfFold: {
    /** The classifier's labels. */
    readonly labels: readonly string[]
    /**
     * By example: what a classifier that did not know the example says of it; calibrated.
     * Undefined where it was not asked: of large sets it is asked of a sample only.
     */
    readonly probabilities: readonly (ArrayLike<number> | undefined)[]
  }
  /** Labels that mean: not ours. They need not occur. */
  readonly outOfScopeLabels?: readonly string[]
  /**
   * General questions that are no example of any label. Those that resemble the examples are
   * left out, since what is foreign to one scope may be the whole of another.
   */
  readonly background?: readonly BackgroundQuestion[]
  readonly seed: number
  readonly settings?: Partial<ScopeSettings>
}

export interface ScopeSettings extends ScopeBudget {
  /** Expected share of questions out of scope, 0 to 1. */
  readonly prior: number
}

/** Measured on question sets of 7 to 124 labels; see docs/architecture/03-routing.md. */
export const scopeDefaults: ScopeSettings = {
  prior: 0.15,
  keepAccuracy: 0.941,
  mostCost: 0.02,
  leastCost: 0.006,
}

export const usualOutOfScopeLabels = ['none', 'oos', 'out_of_scope', 'out-of-scope', 'ood'] as const

/** A training set seen from scope: classes by number, strangers apart. */
export interface ScopeExamples {
  readonly labels: readonly string[]
  readonly outOfScopeLabels: readonly string[]
  /** Indices of examples by label in scope. */
  readonly byClass: readonly (readonly number[])[]
  /** Indices of examples labelled as out of scope. */
  readonly foreign: readonly number[]
}

export function arrangeExamples(training: ScopeTraining): ScopeExamples {
  const { labels } = training.outOfFold
  const outside = training.outOfScopeLabels ?? usualOutOfScopeLabels
  const outOfScopeLabels = labels.filter((label) => outside.includes(label))
  const inScope = labels.filter((label) => !outside.includes(label))
  const numbers = new Map(inScope.map((label, i) => [label, i]))
  const byClass: number[][] = inScope.map(() => [])
  const foreign: number[] = []
  training.examples.forEach(({ label }, i) => {
    const number = numbers.get(label)
    if (number !== undefined) byClass[number]?.push(i)
    else if (outside.includes(label)) foreign.push(i)
  })
  return { labels, outOfScopeLabels, byClass, foreign }
}
