import type { Label } from '@shared/ask/assistant'
import type { RouterMetrics } from '@shared/training/training-contract'

/** What the main thread and the thread that trains say to each other. */
export interface TrainingRequest {
  /** Normalised texts, in the order of the rows of `vectors`. */
  readonly examples: readonly { readonly text: string; readonly label: Label }[]
  /** examples × numbers of a vector */
  readonly vectors: Float32Array
  /** Content of `resources/routing/emergency.json` and `keywords.json`. */
  readonly rules: unknown
  readonly keywords: unknown
}

export type Scores = readonly { readonly label: Label; readonly probability: number }[]

/** A router as a file, with what cross-validation says of it. */
export interface TrainedFile {
  /** JSON text: what is published, hashed and loaded. */
  readonly file: string
  readonly metrics: RouterMetrics
  /**
   * By example: all labels, decided without having known it, most probable first. Of more than
   * 8,000 examples only a sample is decided so; the others' are empty.
   */
  readonly outOfFold: readonly Scores[]
}

export type TrainingReply =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'trained'; readonly trained: TrainedFile }
  | { readonly type: 'failed'; readonly code: string; readonly message: string }
