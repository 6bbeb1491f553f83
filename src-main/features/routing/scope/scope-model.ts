import { type ClassLikeness, likenessOf } from './class-likeness'
import { plainProducts, type RowProducts } from './row-products'
import { expectedLikeness, likenessToForeign, type ScopeFigures } from './scope-figures'
import { type ScopeWeights, scopeLogOdds } from './scope-weights'
import type { VectorRows } from './vector-rows'

/** Everything it takes to say whether a question is in scope; grown by `trainScope`. */
export interface ScopeModel {
  /** In the order of the classifier's probabilities. */
  readonly labels: readonly string[]
  /** Those of them that mean: not ours. */
  readonly outOfScopeLabels: readonly string[]
  /** Over the other labels, in their order. */
  readonly likeness: ClassLikeness
  /** Questions known to be foreign. */
  readonly foreign: VectorRows
  /** `null` where nothing could be learned: then only the classifier's own labels reject. */
  readonly weights: ScopeWeights | null
  /** How many of the questions asked are expected to be out of scope, 0 to 1. */
  readonly prior: number
  /** A probability above it rejects. */
  readonly threshold: number
  readonly rehearsal: ScopeRehearsal
}

/** What the threshold did to the training examples when each was judged without being known. */
export interface ScopeRehearsal {
  /** In-scope examples judged. */
  readonly examples: number
  /** Share of them that the classifier labels rightly. */
  readonly accuracy: number
  /** Share of them that were right and are rejected. */
  readonly cost: number
  /** Share of the examples of left-out classes that are rejected: the hardest of strangers. */
  readonly strangersCaught: number
  /** Background questions used; those that resemble the training examples are left out. */
  readonly backgroundUsed: number
}

export interface JudgedQuestion {
  readonly vector: Float32Array
  /** In the order of the model's labels. */
  readonly probabilities: ArrayLike<number>
}

export function figuresOf(
  model: Pick<ScopeModel, 'labels' | 'outOfScopeLabels' | 'likeness' | 'foreign'>,
  { vector, probabilities }: JudgedQuestion,
  products: RowProducts = plainProducts,
): ScopeFigures {
  const known = inScopeProbabilities(model, probabilities)
  return {
    ...expectedLikeness(likenessOf(model.likeness, vector, products), known),
    foreign: likenessToForeign(model.foreign, vector, { products }),
  }
}

/** What questions are compared with. */
export const rowsIn = ({ likeness, foreign }: ScopeModel): readonly VectorRows[] => [
  likeness.prototypes,
  likeness.directions,
  likeness.metric,
  foreign,
]

/** The classifier's probabilities of the labels in scope; they sum to 1 less the others. */
export function inScopeProbabilities(
  model: Pick<ScopeModel, 'labels' | 'outOfScopeLabels'>,
  probabilities: ArrayLike<number>,
): readonly number[] {
  return model.labels.flatMap((label, i) =>
    model.outOfScopeLabels.includes(label) ? [] : [probabilities[i] ?? 0],
  )
}

/** The classifier's own probability that a question is of a label that means: not ours. */
export function foreignLabelProbability(
  model: Pick<ScopeModel, 'labels' | 'outOfScopeLabels'>,
  probabilities: ArrayLike<number>,
): number {
  const sum = model.labels.reduce(
    (total, label, i) =>
      model.outOfScopeLabels.includes(label) ? total + (probabilities[i] ?? 0) : total,
    0,
  )
  return Math.min(1, sum)
}

/** The chance that a question is unlike everything taught, at the model's prior. */
export function unlikeProbability(
  model: Pick<ScopeModel, 'weights' | 'prior'>,
  figures: ScopeFigures,
): number {
  if (model.weights === null) return 0
  const odds = scopeLogOdds(model.weights, figures) + Math.log(model.prior / (1 - model.prior))
  return 1 / (1 + Math.exp(-odds))
}

/** Out of scope is what the classifier knows as foreign, or what is like nothing taught. */
export const eitherProbability = (a: number, b: number) => 1 - (1 - a) * (1 - b)
