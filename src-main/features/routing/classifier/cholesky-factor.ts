import type { Place } from './dot-products'

/** The inverse of the Cholesky factor of a positive definite block, in double precision. */
export function invertedFactor(floats: Float32Array, place: Place, width: number): Float64Array {
  const factor = new Float64Array(width * width)
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = floats[place.at + i * place.stride + j] ?? 0
      for (let k = 0; k < j; k += 1) {
        sum -= (factor[i * width + k] ?? 0) * (factor[j * width + k] ?? 0)
      }
      factor[i * width + j] =
        i === j ? Math.sqrt(Math.max(sum, 1e-6)) : sum / (factor[j * width + j] ?? 1)
    }
  }
  return inverted(factor, width)
}

function inverted(factor: Float64Array, width: number): Float64Array {
  const inverse = new Float64Array(width * width)
  for (let j = 0; j < width; j += 1) {
    inverse[j * width + j] = 1 / (factor[j * width + j] ?? 1)
    for (let i = j + 1; i < width; i += 1) {
      let sum = 0
      for (let k = j; k < i; k += 1) {
        sum -= (factor[i * width + k] ?? 0) * (inverse[k * width + j] ?? 0)
      }
      inverse[i * width + j] = sum / (factor[i * width + i] ?? 1)
    }
  }
  return inverse
}
