import { AppError } from '@shared/ipc/app-error'
import type { MeaningPart } from './classifier-model'
import { type DotProducts, openDotProducts } from './dot-products'
import { likeness, paddedDimensions, writeVectors } from './kernel-matrix'

const padded = (count: number) => Math.ceil(count / 4) * 4

/** The meaning's part of the scores: a vector against all examples, and these against classes. */
export class MeaningScorer {
  private readonly dots: DotProducts
  private readonly count: number
  private readonly at: ReturnType<typeof layout>

  constructor(
    private readonly part: MeaningPart,
    private readonly classes: number,
  ) {
    this.count = part.coefficients.length / classes
    this.at = layout(this.count, part.vectors.dimensions, classes)
    this.dots = openDotProducts({ elements: this.at.end, tileColumns: 1 })
    const { floats } = this.dots
    writeVectors(part.vectors, floats, { at: 0, stride: this.at.dimensions })
    for (let c = 0; c < classes; c += 1) {
      const row = part.coefficients.subarray(c * this.count, (c + 1) * this.count)
      floats.set(row, this.at.coefficients + c * this.at.examples)
    }
  }

  /** @throws AppError VECTOR_SIZE for a vector of another model */
  score(vector: Float32Array): Float64Array {
    const { at, dots, part } = this
    const { floats } = dots
    if (vector.length !== part.vectors.dimensions) {
      const sizes = `${vector.length} numbers, not ${part.vectors.dimensions}`
      throw new AppError('VECTOR_SIZE', `The embedding has ${sizes}. Train the classifier again.`)
    }
    floats.set(vector, at.query)
    this.multiply(
      { matrix: 0, vector: at.query, result: at.likeness, rows: at.examples },
      at.dimensions,
    )
    for (let i = at.likeness; i < at.likeness + this.count; i += 1) {
      floats[i] = part.share * likeness(-(floats[i] ?? 0), part.sharpness)
    }
    floats.fill(0, at.likeness + this.count, at.likeness + at.examples)
    const byClass = { matrix: at.coefficients, vector: at.likeness, result: at.scores }
    this.multiply({ ...byClass, rows: at.classes }, at.examples)
    return Float64Array.from({ length: this.classes }, (_, c) => -(floats[at.scores + c] ?? 0))
  }

  /** result = −matrix · vector */
  private multiply(
    { matrix, vector, result, rows }: Record<'matrix' | 'vector' | 'result' | 'rows', number>,
    depth: number,
  ) {
    this.dots.floats.fill(0, result, result + rows)
    this.dots.subtract({
      a: { at: matrix, stride: depth },
      b: { at: vector, stride: depth },
      c: { at: result, stride: 1 },
      rows,
      columns: 1,
      depth,
    })
  }
}

/** Where things are in the memory, and their sizes there. */
function layout(count: number, dimensions: number, classes: number) {
  const sizes = {
    examples: padded(count),
    dimensions: paddedDimensions(dimensions),
    classes: padded(classes),
  }
  const coefficients = sizes.examples * sizes.dimensions
  const query = coefficients + sizes.classes * sizes.examples
  const likenesses = query + sizes.dimensions
  const scores = likenesses + sizes.examples
  return {
    ...sizes,
    coefficients,
    query,
    likeness: likenesses,
    scores,
    end: scores + sizes.classes,
  }
}
