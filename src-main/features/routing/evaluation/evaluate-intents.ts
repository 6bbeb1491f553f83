import type { FeatureText } from '../classifier/text-features'
import type { ClassifierExample } from '../classifier/train-classifier'
import {
  type BackgroundText,
  type IntentDecision,
  Intents,
  type IntentTraining,
  trainIntents,
} from '../intents'
import { usualOutOfScopeLabels } from '../scope/scope-training'
import {
  accuracyOf,
  calibrationError,
  type Judged,
  macroF1,
  scoresByLabel,
  shareOf,
} from './routing-metrics'

export interface IntentQuestions {
  readonly train: readonly ClassifierExample[]
  readonly test: readonly ClassifierExample[]
  /** Questions that no label answers. */
  readonly oos: readonly (FeatureText & Pick<ClassifierExample, 'vector'>)[]
  readonly background: readonly BackgroundText[]
}

/** Shares are 0 to 1, times milliseconds. */
export interface IntentFigures {
  /** Of the questions in scope, before anything is refused. */
  readonly accuracy: number
  readonly macroF1: number
  readonly ece: number
  /** Of the questions out of scope, the refused ones; null where there are none. */
  readonly oosRecall: number | null
  /** Of the questions in scope, those decided right and not refused. */
  readonly oosInScopeAccuracy: number
  readonly decisionP50Ms: number
  readonly decisionP95Ms: number
  readonly trainSeconds: number
}

/** Trains a router on some questions and asks it others. Takes as long as the training. */
export function evaluateIntents(
  questions: IntentQuestions,
  options: Pick<IntentTraining, 'features' | 'seed' | 'onProgress'>,
): IntentFigures {
  const started = performance.now()
  const { train, background } = questions
  const { model } = trainIntents({ ...options, examples: train, background })
  const trainSeconds = (performance.now() - started) / 1000
  const intents = new Intents(model)
  const { inScope, outside } = byScope(questions)
  const times: number[] = []
  const decide = (question: ClassifierExample | IntentQuestions['oos'][number]) => {
    const before = performance.now()
    const decision = intents.decide(question)
    times.push(performance.now() - before)
    return decision
  }
  const judged = inScope.map((example) => ({ ...judge(example, decide(example)) }))
  const refused = outside.map((question) => isRefused(decide(question)))
  return {
    accuracy: accuracyOf(judged),
    macroF1: macroF1(scoresByLabel(judged, intents.labels)),
    ece: calibrationError(judged),
    oosRecall: refused.length === 0 ? null : shareOf(refused, (one) => one),
    oosInScopeAccuracy: shareOf(judged, ({ kept }) => kept),
    decisionP50Ms: quantile(times, 0.5),
    decisionP95Ms: quantile(times, 0.95),
    trainSeconds,
  }
}

/** Test questions of a label that means “not ours”, and was not taught, are out of scope too. */
function byScope({ train, test, oos }: IntentQuestions) {
  const taught = new Set(train.map(({ label }) => label))
  const isOutside = ({ label }: ClassifierExample) => !taught.has(label) && isForeign(label)
  return {
    inScope: test.filter((example) => !isOutside(example)),
    outside: [...oos, ...test.filter(isOutside)],
  }
}

function judge(example: ClassifierExample, decision: IntentDecision): Judged & { kept: boolean } {
  const { label: truth } = example
  const { label: decided, confidence } = decision
  const refused = isRefused(decision)
  // What belongs to nobody is decided right by being refused.
  return {
    truth,
    decided,
    confidence,
    kept: isForeign(truth) ? refused : !refused && truth === decided,
  }
}

const isForeign = (label: string) => (usualOutOfScopeLabels as readonly string[]).includes(label)

function isRefused({ scope, label }: IntentDecision): boolean {
  return (scope?.rejected ?? false) || isForeign(label)
}

/** The value below which a share of the numbers lies; 0 of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
