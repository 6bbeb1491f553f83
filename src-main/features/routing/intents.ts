import { Classifier, type Explanation } from './classifier/classifier'
import type { ClassifierModel } from './classifier/classifier-model'
import type { FeatureText } from './classifier/text-features'
import {
  type ClassifierExample,
  type LeftOutResults,
  type TrainingOptions,
  trainClassifier,
} from './classifier/train-classifier'
import type { OpenTable } from './classifier/vector-table'
import { openProducts, type RowProducts } from './scope/row-products'
import { outOfScope } from './scope/scope'
import { rowsIn, type ScopeModel } from './scope/scope-model'
import { trainScope } from './scope/train-scope'

/** What tells the labels of any set apart, and what it was never taught. */
export interface IntentModel {
  readonly classifier: ClassifierModel
  /** `null` where the examples have no vectors. */
  readonly scope: ScopeModel | null
}

export interface IntentTraining extends TrainingOptions {
  readonly examples: readonly ClassifierExample[]
  /** General questions of no label; those that resemble the examples are left out. */
  readonly background?: readonly BackgroundText[]
  /** Labels that mean: not ours. The usual names, unless given. */
  readonly outOfScopeLabels?: readonly string[]
}

export interface BackgroundText extends FeatureText {
  readonly vector: Float32Array
}

export interface TrainedIntents {
  readonly model: IntentModel
  readonly leftOut: LeftOutResults
}

/** Share of the work that is learning the labels; the rest is learning the scope. */
const classifierShare = 0.85

/** Learns labels and scope from examples. Synchronous and long: meant for a worker. @throws AppError as `trainClassifier` */
export function trainIntents(training: IntentTraining): TrainedIntents {
  const { examples, background = [], seed, onProgress = () => undefined } = training
  const { model, leftOut } = trainClassifier(examples, {
    ...training,
    onProgress: (done) => onProgress(done * classifierShare),
  })
  const classifier = new Classifier(model)
  const { labels } = model
  const withVectors = examples.flatMap(({ vector, label }, i) =>
    vector === null ? [] : [{ vector, label, probabilities: leftOutOf(leftOut, i) }],
  )
  const scope =
    withVectors.length === 0
      ? null
      : trainScope({
          examples: withVectors,
          outOfFold: { labels, probabilities: withVectors.map((one) => one.probabilities) },
          background: background.map((text) => ({
            vector: text.vector,
            probabilities: classifier.classify(text).probabilities,
          })),
          ...(training.outOfScopeLabels && { outOfScopeLabels: training.outOfScopeLabels }),
          seed,
        })
  onProgress(1)
  return { model: { classifier: model, scope }, leftOut }
}

/** What is said of an example by what was learnt from the others; undefined if nothing is. */
export function leftOutOf(leftOut: LeftOutResults, example: number): Float32Array | undefined {
  const width = leftOut.probabilities.length / leftOut.basis.length
  return leftOut.basis[example] === 'none'
    ? undefined
    : rowOf(leftOut.probabilities, example, width)
}

/** One example's row of a matrix of examples × labels. */
export function rowOf(matrix: Float32Array, row: number, width: number): Float32Array {
  return matrix.subarray(row * width, (row + 1) * width)
}

export interface IntentQuestion extends FeatureText {
  /** Of length 1; `null` while the language model is loading or gone. */
  readonly vector: Float32Array | null
}

export interface IntentDecision {
  readonly label: string
  /** Calibrated probability of `label`. */
  readonly confidence: number
  /** In the order of the classifier's labels. */
  readonly probabilities: Float64Array
  readonly scope: ScopeOpinion | null
}

export interface ScopeOpinion {
  /**
   * How surely the question is nothing that was taught: one half where training drew the line
   * between what to answer and what to refuse.
   */
  readonly outOfScope: number
  readonly rejected: boolean
}

/** An intent model that is ready to decide. */
export class Intents {
  private readonly classifier: Classifier
  private readonly scopeProducts: RowProducts

  /** @param openTable where several compare a question with the same examples */
  constructor(
    private readonly model: IntentModel,
    openTable?: OpenTable,
  ) {
    this.classifier = new Classifier(model.classifier, openTable)
    this.scopeProducts = openProducts(model.scope === null ? [] : rowsIn(model.scope))
  }

  get labels(): readonly string[] {
    return this.classifier.labels
  }

  decide(question: IntentQuestion): IntentDecision {
    const { probabilities } = this.classifier.classify(question)
    return {
      ...best(this.labels, probabilities),
      probabilities,
      scope: this.scopeOf(question, probabilities),
    }
  }

  /** The decision with what spoke for it. */
  explain(question: IntentQuestion): Explanation & Pick<IntentDecision, 'scope'> {
    const explanation = this.classifier.explain(question)
    return { ...explanation, scope: this.scopeOf(question, explanation.probabilities) }
  }

  private scopeOf({ vector }: IntentQuestion, probabilities: Float64Array): ScopeOpinion | null {
    const { scope } = this.model
    if (scope === null) return null
    const verdict = outOfScope(scope, { vector, probabilities }, this.scopeProducts)
    const { threshold } = verdict.reasons
    return { outOfScope: aroundHalf(verdict.probability, threshold), rejected: verdict.rejected }
  }
}

export function best(labels: readonly string[], probabilities: ArrayLike<number>) {
  let at = 0
  for (let i = 1; i < labels.length; i += 1) {
    if ((probabilities[i] ?? 0) > (probabilities[at] ?? 0)) at = i
  }
  return { label: labels[at] ?? '', confidence: probabilities[at] ?? 0 }
}

/** A probability moved in log-odds so that the threshold comes to lie at one half. */
function aroundHalf(probability: number, threshold: number): number {
  const odds = (p: number) => Math.log(p / (1 - p))
  const within = Math.min(1 - 1e-9, Math.max(1e-9, probability))
  return 1 / (1 + Math.exp(odds(threshold) - odds(within)))
}
