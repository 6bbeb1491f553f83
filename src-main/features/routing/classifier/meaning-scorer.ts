import { AppError } from '@shared/ipc/app-error'
import type { MeaningPart } from './classifier-model'
import { type DotProducts, openDotProducts } from './dot-products'
import { likeness } from './kernel-matrix'
import { type OpenTable, VectorTable } from './vector-table'

const padded = (count: number) => Math.ceil(count / 4) * 4

/** The meaning's part of the scores: a vector against all examples, and these against classes. */
export class MeaningScorer {
  private readonly dots: DotProducts
  private readonly count: number
  private readonly at: ReturnType<typeof layout>
  private readonly examples: VectorTable

  constructor(
    private readonly part: MeaningPart,
    private readonly classes: number,
    openTable: OpenTable = VectorTable.of,
  ) {
    this.count = part.coefficients.length / classes
    this.examples = openTable(part.vectors)
    this.at = layout(this.count, classes)
    this.dots = openDotProducts({ elements: this.at.end, tileColumns: 1 })
    for (let c = 0; c < classes; c += 1) {
      const row = part.coefficients.subarray(c * this.count, (c + 1) * this.count)
      this.dots.floats.set(row, c * this.at.examples)
    }
  }

  /** @throws AppError VECTOR_SIZE for a vector of another model */
  score(vector: Float32Array): Float64Array {
    const { at, dots, part, classes } = this
    const { floats } = dots
    if (vector.length !== part.vectors.dimensions) {
      const sizes = `${vector.length} numbers, not ${part.vectors.dimensions}`
      throw new AppError('VECTOR_SIZE', `The embedding has ${sizes}. Train the classifier again.`)
    }
    const products = this.examples.products(vector)
    const { share, sharpness } = part
    for (let i = 0; i < this.count; i += 1) {
      floats[at.likeness + i] = share * likeness(products[i] ?? 0, sharpness)
    }
    floats.fill(0, at.scores)
    // Products are subtracted.
    dots.subtract({
      a: { at: 0, stride: at.examples },
      b: { at: at.likeness, stride: at.examples },
      c: { at: at.scores, stride: 1 },
      ...{ rows: at.classes, columns: 1, depth: at.examples },
    })
    return Float64Array.from({ length: classes }, (_, c) => -(floats[at.scores + c] ?? 0))
  }
}

/** Where things are in the memory, coefficients first, and their sizes there. */
function layout(count: number, classes: number) {
  const sizes = { examples: padded(count), classes: padded(classes) }
  const likenesses = sizes.classes * sizes.examples
  const scores = likenesses + sizes.examples
  return { ...sizes, likeness: likenesses, scores, end: scores + sizes.classes }
}
