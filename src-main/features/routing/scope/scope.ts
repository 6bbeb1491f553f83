import type { RowProducts } from './row-products'
import type { ScopeFigures } from './scope-figures'
import {
  eitherProbability,
  figuresOf,
  foreignLabelProbability,
  inScopeProbabilities,
  type ScopeModel,
  unlikeProbability,
} from './scope-model'

export interface ScopeQuestion {
  /** Of length 1; `null` while the model is loading or gone. */
  readonly vector: Float32Array | null
  /** The classifier's calibrated probabilities, in the order of the model's labels. */
  readonly probabilities: ArrayLike<number>
}

export interface ScopeVerdict {
  /** That the question is out of scope, at the model's prior. */
  readonly probability: number
  readonly rejected: boolean
  readonly reasons: ScopeReasons
}

/** The figures behind a verdict, for a trace. */
export interface ScopeReasons {
  /** `null` where there was no vector. */
  readonly figures: ScopeFigures | null
  /** That the question is unlike everything taught. */
  readonly unlike: number
  /** That it is of a label that means: not ours. */
  readonly foreignLabel: number
  readonly threshold: number
}

/** Without its meaning, a question is only rejected when that is more likely than not. */
const thresholdWithoutVector = 0.5

/**
 * Whether a question is out of scope: about half a millisecond for 150 classes.
 * Without a vector only the classifier's own doubt speaks, and it rejects much less.
 * @param products of the model's rows, where many questions are asked
 */
export function outOfScope(
  model: ScopeModel,
  question: ScopeQuestion,
  products?: RowProducts,
): ScopeVerdict {
  const { vector, probabilities } = question
  const figures = vector === null ? null : figuresOf(model, { vector, probabilities }, products)
  const unlike =
    figures === null
      ? model.prior * doubt(inScopeProbabilities(model, probabilities))
      : unlikeProbability(model, figures)
  const foreignLabel = foreignLabelProbability(model, probabilities)
  const probability = eitherProbability(unlike, foreignLabel)
  const threshold =
    vector === null ? Math.max(thresholdWithoutVector, model.threshold) : model.threshold
  return {
    probability,
    rejected: probability > threshold || bestIsForeign(model, probabilities),
    reasons: { figures, unlike, foreignLabel, threshold },
  }
}

/** Entropy as a share of the highest there could be, 0 to 1. */
function doubt(probabilities: readonly number[]): number {
  const total = probabilities.reduce((a, b) => a + b, 0)
  if (total <= 0 || probabilities.length < 2) return total <= 0 ? 1 : 0
  const entropy = probabilities.reduce((sum, value) => {
    const share = value / total
    return share <= 0 ? sum : sum - share * Math.log(share)
  }, 0)
  return entropy / Math.log(probabilities.length)
}

function bestIsForeign(model: ScopeModel, probabilities: ArrayLike<number>): boolean {
  let best = 0
  model.labels.forEach((_, i) => {
    if ((probabilities[i] ?? 0) > (probabilities[best] ?? 0)) best = i
  })
  return model.outOfScopeLabels.includes(model.labels[best] ?? '')
}
