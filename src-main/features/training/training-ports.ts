import type { Label } from '@shared/ask/assistant'
import type { RouterMetrics } from '@shared/training/training-contract'

/** What training needs of the other parts; `compose-workspace.ts` passes them in. */

export interface LabelledText {
  readonly text: string
  readonly label: Label
}

export interface Probability {
  readonly label: Label
  readonly probability: number
}

/** A router as a file, with what cross-validation says of it. */
export interface TrainedRouter {
  /** JSON text: what is published, hashed and loaded. */
  readonly file: string
  /** Of `file`, hex. */
  readonly sha256: string
  readonly metrics: RouterMetrics
  /**
   * For each example, in the order given: all labels, by a router that had not seen it; empty
   * where none was asked, as of most examples of a very large set.
   */
  readonly outOfFold: readonly (readonly Probability[])[]
}

export interface TrainingProgress {
  readonly step: 'embedding' | 'training' | 'evaluating'
  /** 0 to 1. */
  readonly share: number
}

export interface RouterTrainer {
  /**
   * Trains in a thread of its own. The same examples in the same order give the same file.
   * @throws AppError CANCELLED, EMBEDDER_UNAVAILABLE, TRAINING_NEEDS_CLASSES …
   */
  train(
    examples: readonly LabelledText[],
    run: {
      readonly signal: AbortSignal
      readonly onProgress: (progress: TrainingProgress) => void
    },
  ): Promise<TrainedRouter>
}

/** The router in use on this device. */
export interface RouterInUse {
  /** The one that ships with the app. */
  readonly shipped: {
    readonly sha256: string
    readonly bytes: number
    /** `null`: it cannot be read. */
    readonly metrics: RouterMetrics | null
  }
  /** Number of the published model in use; null: the shipped one. */
  readonly number: number | null
  /** How it decides each text without any context, most probable first. Embeds what is not yet. */
  decide(texts: readonly string[]): Promise<readonly (readonly Probability[])[]>
  /** Takes a published model into use. @throws AppError ROUTER_MODEL_DAMAGED, ROUTER_MODEL_FORMAT */
  use(
    model: { readonly number: number; readonly file: string; readonly sha256: string } | null,
  ): void
}

/** The central database, under the person's own rights; needs the connection. */
export interface ModelPublishing {
  /** Adds and publishes in one transaction. @throws AppError OFFLINE, NOT_PERMITTED … */
  publish(model: {
    readonly id: string
    readonly metrics: RouterMetrics
    readonly file: string
    /** ISO 8601; the club's labels from after that are new to it. */
    readonly trainedAt: string
  }): Promise<number>
  /** Makes an earlier model live again; null: none, so that the shipped one is used. */
  rollback(id: string | null): Promise<void>
  /** Fetches what became of it into this device's copy. */
  refresh(): Promise<void>
}
