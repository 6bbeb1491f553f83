import { type DotProducts, openDotProducts } from './dot-products'
import { type CoarseVectors, paddedDimensions, writeVectors } from './kernel-matrix'

const multipleOf4 = (count: number) => Math.ceil(count / 4) * 4

interface TableSize {
  readonly count: number
  readonly dimensions: number
}

/**
 * Vectors of one size, one after the other, and their inner products with a question's. Several
 * parts of a router compare a question with the same examples: they share one table, and the second
 * one who asks finds the products there.
 */
export class VectorTable {
  private readonly dots: DotProducts
  private readonly at: { readonly query: number; readonly products: number }
  private readonly rows: number
  private readonly width: number
  private asked = false

  /** @param write puts the vectors, row by row, `stride` numbers apart, at the start */
  constructor(
    readonly size: TableSize,
    write: (floats: Float32Array, stride: number) => void,
  ) {
    this.width = paddedDimensions(size.dimensions)
    this.rows = multipleOf4(size.count)
    const query = this.rows * this.width
    this.at = { query, products: query + this.width }
    this.dots = openDotProducts({ elements: this.at.products + this.rows, tileColumns: 1 })
    write(this.dots.floats, this.width)
  }

  static of(vectors: CoarseVectors): VectorTable {
    const { dimensions, steps } = vectors
    const count = dimensions === 0 ? 0 : steps.length / dimensions
    return new VectorTable({ count, dimensions }, (floats, stride) =>
      writeVectors(vectors, floats, { at: 0, stride }),
    )
  }

  /** One number a vector, overwritten by the next question; only to be read. */
  products(vector: Float32Array): Float32Array {
    const { at, dots, rows, width } = this
    if (!this.isAsked(vector)) {
      dots.floats.fill(0, at.query)
      // Products are subtracted, so the question goes in negated.
      for (let i = 0; i < vector.length && i < width; i += 1) {
        dots.floats[at.query + i] = -(vector[i] ?? 0)
      }
      dots.subtract({
        a: { at: 0, stride: width },
        b: { at: at.query, stride: width },
        c: { at: at.products, stride: 1 },
        ...{ rows, columns: 1, depth: width },
      })
      this.asked = true
    }
    return dots.floats.subarray(at.products, at.products + this.size.count)
  }

  /** One of the vectors, only to be read. */
  row(index: number): Float32Array {
    const start = index * this.width
    return this.dots.floats.subarray(start, start + this.size.dimensions)
  }

  /** Whether it is the same question still, number by number. */
  private isAsked(vector: Float32Array): boolean {
    if (!this.asked) return false
    const { floats } = this.dots
    for (let i = 0; i < this.width; i += 1) {
      if ((floats[this.at.query + i] ?? 0) !== -(vector[i] ?? 0)) return false
    }
    return true
  }
}

/** The same table for the same vectors. */
export type OpenTable = (vectors: CoarseVectors) => VectorTable

export function sharedTables(): OpenTable {
  const tables = new Map<CoarseVectors, VectorTable>()
  return (vectors) => {
    const table = tables.get(vectors) ?? VectorTable.of(vectors)
    tables.set(vectors, table)
    return table
  }
}
