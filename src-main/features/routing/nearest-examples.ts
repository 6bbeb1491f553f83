import type { Label } from '@shared/ask/assistant'
import { once } from '../../platform/once'
import { openDotProducts } from './classifier/dot-products'
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
  private readonly table: () => ExampleTable

  /** @param examples read when the first question comes; vectors of one size */
  constructor(examples: () => readonly Example[]) {
    this.table = once(() => new ExampleTable(examples()))
  }

  /** How similar each example is, in their order. */
  similarities(vector: Float32Array): Float32Array {
    return this.table().similarities(vector)
  }

  /** Most similar first: half a millisecond among 7,000. */
  to(vector: Float32Array): readonly Neighbour[] {
    const { examples } = this.table()
    const similarities = this.table().similarities(vector)
    let nearest: readonly Neighbour[] = []
    let least = -2
    // Nearly every example is passed over: nothing is made for it, not even a pair to loop over.
    for (let i = 0; i < examples.length; i += 1) {
      const example = examples[i]
      const similarity = similarities[i] ?? -1
      if (similarity <= least || example === undefined) continue
      const { text, label } = example
      nearest = [...nearest, { text, label, similarity }]
        .sort((a, b) => b.similarity - a.similarity)
        .slice(0, shown)
      if (nearest.length === shown) least = nearest.at(-1)?.similarity ?? least
    }
    return nearest
  }
}

const multipleOf4 = (count: number) => Math.ceil(count / 4) * 4

/** All vectors one after the other, because plain loops over them take twenty times as long. */
class ExampleTable {
  private readonly width: number
  private readonly rows: number
  private readonly dots: ReturnType<typeof openDotProducts>

  constructor(readonly examples: readonly Example[]) {
    this.width = multipleOf4(examples[0]?.vector.length ?? 0)
    this.rows = multipleOf4(examples.length)
    const elements = this.rows * this.width + this.width + this.rows
    this.dots = openDotProducts({ elements, tileColumns: 1 })
    examples.forEach(({ vector }, i) => {
      this.dots.floats.set(vector, i * this.width)
    })
  }

  /** One number an example, overwritten by the next question. */
  similarities(vector: Float32Array): Float32Array {
    const { width, rows, dots } = this
    const question = rows * width
    const result = question + width
    dots.floats.fill(0, question)
    // Products are subtracted, so the question goes in negated.
    dots.floats.set(
      vector.subarray(0, width).map((part) => -part),
      question,
    )
    dots.subtract({
      a: { at: 0, stride: width },
      b: { at: question, stride: width },
      c: { at: result, stride: 1 },
      ...{ rows, columns: 1, depth: width },
    })
    return dots.floats.subarray(result, result + this.examples.length)
  }
}
