import type {
  RouterCandidate,
  RoutingError,
  TrainingExample,
} from '@shared/training/training-contract'
import type { Probability } from './training-ports'

/** More than anybody reads, and small enough to be sent to a screen. */
const mostErrors = 500

type Decisions = readonly (readonly Probability[])[]

/** Decisions that differ from the label, most confident first. */
export function routingErrors(
  examples: readonly TrainingExample[],
  decisions: Decisions,
): readonly RoutingError[] {
  return examples
    .flatMap((example, place) => errorOf(example, decisions[place] ?? []))
    .toSorted((one, other) => other.confidence - one.confidence)
    .slice(0, mostErrors)
}

function errorOf(example: TrainingExample, scores: readonly Probability[]): RoutingError[] {
  const best = mostProbable(scores)
  if (best === undefined || best.label === example.label) return []
  const ofLabel = scores.find(({ label }) => label === example.label)?.probability ?? 0
  return [{ example, decided: best.label, confidence: best.probability, ofLabel }]
}

/** Places of the club's examples that were labelled after that time (ISO 8601); null: of all. */
export function placesOfNew(
  examples: readonly TrainingExample[],
  since: string | null,
): readonly number[] {
  return examples.flatMap(({ source, labelledAt }, place) =>
    source !== 'seed' && (since === null || (labelledAt ?? '') > since) ? [place] : [],
  )
}

/** Shares of the examples that both decide right. */
export function comparedOn(
  examples: readonly TrainingExample[],
  decisions: { readonly live: Decisions; readonly candidate: Decisions },
): RouterCandidate['newExamples'] {
  const { live, candidate } = decisions
  const count = examples.length
  return { count, live: shareRight(examples, live), candidate: shareRight(examples, candidate) }
}

function shareRight(examples: readonly TrainingExample[], decisions: Decisions): number {
  const right = examples.filter(
    ({ label }, place) => mostProbable(decisions[place] ?? [])?.label === label,
  )
  return right.length / Math.max(1, examples.length)
}

function mostProbable(scores: readonly Probability[]): Probability | undefined {
  return scores.toSorted((one, other) => other.probability - one.probability)[0]
}
