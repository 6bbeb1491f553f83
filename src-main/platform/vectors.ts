/** One vector of length 1 a text, in the same order; from a store where it can. */
export type EmbedTexts = (texts: readonly string[]) => Promise<readonly Float32Array[]>

/** Inner product: the cosine, for vectors of length 1. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
