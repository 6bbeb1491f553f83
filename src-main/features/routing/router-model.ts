import type { Label } from '@shared/ask/assistant'
import { routingSettings } from '@shared/settings/settings-contract'
import type { ClassifierModel } from './classifier/classifier-model'
import type { IntentModel } from './intents'
import type { Scores } from './training-protocol'

/** All that is learnt for the club. */
export interface RouterModel {
  /** Tells the eight labels apart, and what is like none of them. */
  readonly intents: IntentModel
  /** Tells emergencies from everything else. */
  readonly emergency: ClassifierModel
}

/** The labels of the part that looks for emergencies and nothing else. */
export const alarmLabel = 'emergency'
export const calmLabel = 'other'

/** Where a question is nobody's to answer by machine. */
export const outOfScopeLabels: readonly Label[] = ['none']

/** At this probability or more the alarm is raised, unless the club has set another. */
export const usualEmergencyAt = routingSettings['routing.emergency-at'].default

/**
 * Either of the two parts may find an emergency: the one that tells labels apart sees what else it
 * could be, the one that looks for nothing else sees the rules.
 */
export function alarmProbability(scores: Scores, danger: number): number {
  const byLabel = scores.find(({ label }) => label === alarmLabel)?.probability ?? 0
  return 1 - (1 - byLabel) * (1 - danger)
}

/** Probabilities with their labels, most probable first. */
export function scoresOf(labels: readonly string[], probabilities: ArrayLike<number>): Scores {
  return labels
    .map((label, i) => ({ label: label as Label, probability: probabilities[i] ?? 0 }))
    .sort((a, b) => b.probability - a.probability)
}
