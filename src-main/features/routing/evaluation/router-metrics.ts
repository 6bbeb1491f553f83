import { type Label, labels } from '@shared/ask/assistant'
import type { RouterMetrics } from '@shared/training/training-contract'
import { alarmLabel, usualEmergencyAt } from '../router-model'
import type { Scores } from '../training-protocol'
import {
  accuracyOf,
  calibrationError,
  confusionMatrix,
  type Judged,
  macroF1,
  reliabilityBins,
  scoresByLabel,
  shareOf,
} from './routing-metrics'

/** What is said of an example by a router that did not know it. */
export interface LeftOutDecision {
  readonly label: Label
  /** All labels, most probable first. */
  readonly scores: Scores
  /** Probability of an emergency, by the part that looks for nothing else. */
  readonly emergency: number
}

const diagramBins = 10

/** The figures of a router, each example decided without having been learnt from. */
export function routerMetrics(
  decisions: readonly LeftOutDecision[],
  trainSeconds: number,
): RouterMetrics {
  const judged = decisions.map(judge)
  const byLabel = scoresByLabel(judged, labels)
  const alarms = decisions.filter(({ emergency }) => emergency >= usualEmergencyAt)
  const emergencies = decisions.filter(({ label }) => label === alarmLabel)
  return {
    examples: decisions.length,
    // Leave-one-out: as many folds as examples.
    folds: decisions.length,
    accuracy: accuracyOf(judged),
    macroF1: macroF1(byLabel),
    ece: calibrationError(judged),
    emergencyRecall: shareOf(emergencies, ({ emergency }) => emergency >= usualEmergencyAt),
    emergencyPrecision: shareOf(alarms, ({ label }) => label === alarmLabel),
    perLabel: labels.map((label, i) => {
      const { examples = 0, precision = 0, recall = 0 } = byLabel[i] ?? {}
      return { label, examples, precision, recall }
    }),
    confusion: confusionMatrix(judged, labels),
    reliability: [...reliabilityBins(judged, diagramBins)],
    trainSeconds: Number(trainSeconds.toFixed(1)),
  }
}

/** An alarm comes first, whatever else the question is about. */
export function judge({ label, scores, emergency }: LeftOutDecision): Judged {
  if (emergency >= usualEmergencyAt) {
    return { truth: label, decided: alarmLabel, confidence: emergency }
  }
  const [first] = scores
  return { truth: label, decided: first?.label ?? 'none', confidence: first?.probability ?? 0 }
}
