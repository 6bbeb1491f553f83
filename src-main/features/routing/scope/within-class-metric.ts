import { plainProducts, type RowProducts } from './row-products'
import { dotRow, rowAt, rowsOf, type VectorRows } from './vector-rows'

/** As much of an even spread is mixed in as there is spread: chosen over 0.3 and 3, all near. */
const shrinkage = 1
/** More examples do not change the spread any more, and each costs width² operations. */
const mostExamples = 3_000

/**
 * The inverse of how examples spread around the mean of their own class (width × width): in this
 * measure a difference in wording counts for little, a difference in meaning for much.
 * @param classes vectors by class
 * @param means by class
 */
export function withinClassMetric(
  classes: readonly (readonly Float32Array[])[],
  means: readonly Float32Array[],
): VectorRows {
  const width = means[0]?.length ?? 0
  const total = classes.reduce((sum, { length }) => sum + length, 0)
  const stride = Math.max(1, Math.ceil(total / mostExamples))
  const spread = new Float64Array(width * width)
  let taken = 0
  classes.forEach((vectors, label) => {
    for (let i = 0; i < vectors.length; i += stride) {
      addOuter(spread, difference(vectors[i], means[label], width))
      taken += 1
    }
  })
  let trace = 0
  for (let i = 0; i < width; i += 1) trace += spread[i * width + i] ?? 0
  // Classes of one example each spread nowhere: plain cosine then.
  const even = trace === 0 ? Math.max(1, taken) : (shrinkage * trace) / width
  for (let i = 0; i < width; i += 1) {
    spread[i * width + i] = ((spread[i * width + i] ?? 0) + even) / taken
    for (let j = 0; j < i; j += 1) {
      const value = (spread[i * width + j] ?? 0) / taken
      spread[i * width + j] = value
      spread[j * width + i] = value
    }
  }
  return { count: width, width, values: inverse(spread, width) }
}

/** A vector's image under the metric. */
export function applyMetric(
  metric: VectorRows,
  vector: Float32Array,
  products: RowProducts = plainProducts,
): Float32Array {
  return Float32Array.from(products(metric, vector, { from: 0, to: metric.count }))
}

/** A vector's length in the metric. */
export function lengthIn(
  metric: VectorRows,
  vector: Float32Array,
  products: RowProducts = plainProducts,
): number {
  const image = rowsOf([applyMetric(metric, vector, products)], metric.width)
  return Math.sqrt(Math.max(1e-12, dotRow(image, 0, vector)))
}

function difference(a: Float32Array | undefined, b: Float32Array | undefined, width: number) {
  const result = new Float64Array(width)
  for (let i = 0; i < width; i += 1) result[i] = (a?.[i] ?? 0) - (b?.[i] ?? 0)
  return result
}

/** Adds to the lower triangle only. */
function addOuter(matrix: Float64Array, vector: Float64Array): void {
  const width = vector.length
  for (let i = 0; i < width; i += 1) {
    const factor = vector[i] ?? 0
    const row = i * width
    for (let j = 0; j <= i; j += 1) {
      matrix[row + j] = (matrix[row + j] ?? 0) + factor * (vector[j] ?? 0)
    }
  }
}

/** Of a symmetric positive definite matrix, by Cholesky: A = LLᵀ, A⁻¹ = L⁻ᵀL⁻¹. */
function inverse(matrix: Float64Array, width: number): Float32Array {
  const columns = invertedFactor(choleskyFactor(matrix, width), width)
  const result = { count: width, width, values: new Float32Array(width * width) }
  for (let i = 0; i < width; i += 1) {
    const left = rowAt(columns, i)
    for (let j = 0; j <= i; j += 1) {
      const value = dotRow(columns, j, left)
      result.values[i * width + j] = value
      result.values[j * width + i] = value
    }
  }
  return result.values
}

function choleskyFactor(matrix: Float64Array, width: number): Float64Array {
  const factor = new Float64Array(width * width)
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * width + j] ?? 0
      for (let k = 0; k < j; k += 1) {
        sum -= (factor[i * width + k] ?? 0) * (factor[j * width + k] ?? 0)
      }
      factor[i * width + j] =
        i === j ? Math.sqrt(Math.max(1e-12, sum)) : sum / (factor[j * width + j] ?? 1)
    }
  }
  return factor
}

/** The columns of L⁻¹, each as a row. */
function invertedFactor(factor: Float64Array, width: number): VectorRows {
  const columns = new Float32Array(width * width)
  for (let column = 0; column < width; column += 1) {
    const solution = new Float64Array(width)
    for (let i = column; i < width; i += 1) {
      let sum = i === column ? 1 : 0
      for (let k = column; k < i; k += 1) {
        sum -= (factor[i * width + k] ?? 0) * (solution[k] ?? 0)
      }
      solution[i] = sum / (factor[i * width + i] ?? 1)
    }
    columns.set(solution, column * width)
  }
  return { count: width, width, values: columns }
}
