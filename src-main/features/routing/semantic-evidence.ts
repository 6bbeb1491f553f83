import type { Label } from '@shared/ask/assistant'
import { dot } from '../../platform/vectors'

export interface Example {
  readonly text: string
  readonly label: Label
  /** Of length 1. */
  readonly vector: Float32Array
}

export interface Neighbour {
  readonly text: string
  readonly label: Label
  /** Cosine, −1 to 1. */
  readonly similarity: number
}

/** How many of a label's nearest examples speak for it. */
const neighboursPerLabel = 8

/** The examples nearest to a vector, most similar first. */
export function nearestExamples(
  examples: readonly Example[],
  vector: Float32Array,
): readonly Neighbour[] {
  return examples
    .map(({ text, label, vector: other }) => ({ text, label, similarity: dot(vector, other) }))
    .sort((a, b) => b.similarity - a.similarity)
}

/**
 * How close a question is to each label: the mean similarity of the label's nearest examples.
 * @param neighbours all examples, most similar first
 */
export function semanticEvidence(neighbours: readonly Neighbour[]): ReadonlyMap<Label, number> {
  const sums = new Map<Label, { count: number; sum: number }>()
  for (const { label, similarity } of neighbours) {
    const entry = sums.get(label) ?? { count: 0, sum: 0 }
    if (entry.count >= neighboursPerLabel) continue
    sums.set(label, { count: entry.count + 1, sum: entry.sum + similarity })
  }
  return new Map([...sums].map(([label, { count, sum }]) => [label, sum / count]))
}
