import type { Label } from '@shared/ask/assistant'
import { dot } from '../../platform/vectors'
import type { LabelledQuestion } from './labelled-questions'

export interface Example extends LabelledQuestion {
  /** Of length 1. */
  readonly vector: Float32Array
}

export interface Neighbour {
  readonly text: string
  readonly label: Label
  /** Cosine, −1 to 1. */
  readonly similarity: number
}

/** How many are shown beside a decision. */
const shown = 3

/** The examples that people can compare a question with. */
export class NearestExamples {
  /** @param examples read when the first question comes */
  constructor(private readonly examples: () => readonly Example[]) {}

  /** Most similar first. */
  to(vector: Float32Array): readonly Neighbour[] {
    let nearest: readonly Neighbour[] = []
    for (const { text, label, vector: other } of this.examples()) {
      const similarity = dot(vector, other)
      if (nearest.length === shown && similarity <= (nearest.at(-1)?.similarity ?? 1)) continue
      nearest = [...nearest, { text, label, similarity }]
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, shown)
    }
    return nearest
  }
}
