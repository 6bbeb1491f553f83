import type { CoarseVectors } from './kernel-matrix'
import type { FeatureBlock } from './text-features'

/** What was learnt, in plain data. Classes are positions in `labels`. */
export interface ClassifierModel {
  /** Sorted. */
  readonly labels: readonly string[]
  readonly seed: number
  /** Decides by meaning and words; `null` where no example had a vector. */
  readonly full: FullHead | null
  /** Decides by words alone, while there is no vector. */
  readonly words: WordsHead
}

export interface WordsHead {
  /** Turns scores into probabilities: exp(scale · score). */
  readonly scale: number
  readonly blocks: readonly FeatureBlock[]
  /** terms of all blocks × classes */
  readonly termWeights: Float32Array
}

export interface FullHead extends WordsHead {
  readonly meaning: MeaningPart
}

/** Score of a class: the sum over examples of coefficient · share · likeness. */
export interface MeaningPart {
  readonly share: number
  readonly sharpness: number
  readonly vectors: CoarseVectors
  /** classes × examples */
  readonly coefficients: Float32Array
}
