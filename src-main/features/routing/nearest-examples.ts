import type { Label } from '@shared/ask/assistant'
import { once } from '../../platform/once'
import { VectorTable } from './classifier/vector-table'
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
  private readonly all: () => readonly Example[]
  private readonly table: () => VectorTable

  /**
   * @param examples read when the first question comes; vectors of one size
   * @param tableOf a table that holds their vectors already, where there is one
   */
  constructor(
    examples: () => readonly Example[],
    tableOf: (examples: readonly Example[]) => VectorTable | null = () => null,
  ) {
    this.all = once(examples)
    this.table = once(() => tableOf(this.all()) ?? newTable(this.all()))
  }

  /** How similar each example is, in their order; overwritten by the next question. */
  similarities(vector: Float32Array): Float32Array {
    return this.table().products(vector)
  }

  /** Most similar first: half a millisecond among 7,000. */
  to(vector: Float32Array): readonly Neighbour[] {
    const examples = this.all()
    const similarities = this.similarities(vector)
    let nearest: readonly Neighbour[] = []
    let least = -2
    // Nearly every example is passed over: nothing is made for it, not even a pair to loop over.
    for (let i = 0; i < examples.length; i += 1) {
      const similarity = similarities[i] ?? -1
      if (similarity <= least) continue
      nearest = withOneMore(nearest, { ...examples[i], similarity })
      if (nearest.length === shown) least = nearest.at(-1)?.similarity ?? least
    }
    return nearest
  }
}

function withOneMore(
  nearest: readonly Neighbour[],
  { text, label, similarity }: Partial<Example> & Pick<Neighbour, 'similarity'>,
): readonly Neighbour[] {
  if (text === undefined || label === undefined) return nearest
  return [...nearest, { text, label, similarity }]
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, shown)
}

function newTable(examples: readonly Example[]): VectorTable {
  const size = { count: examples.length, dimensions: examples[0]?.vector.length ?? 0 }
  return new VectorTable(size, (floats, stride) => {
    examples.forEach(({ vector }, i) => {
      floats.set(vector, i * stride)
    })
  })
}
