import type { EmbedTexts } from '../platform/vectors'

interface Cache {
  read(texts: readonly string[]): readonly (Float32Array | null)[]
  write(entries: readonly { readonly text: string; readonly vector: Float32Array }[]): void
}

/**
 * Vectors of texts that change seldom: from the cache, and what is missing from the model.
 * Needs no model at all when every text was seen before.
 * @returns one vector of length 1 a text, in the same order
 * @throws AppError EMBEDDER_UNAVAILABLE
 */
export async function embedThroughCache(
  texts: readonly string[],
  cache: Cache,
  embed: EmbedTexts,
): Promise<readonly Float32Array[]> {
  const known = cache.read(texts)
  const missing = [...new Set(texts.filter((_, i) => known[i] === null))]
  const made = missing.length === 0 ? [] : await embed(missing)
  const fresh = new Map(missing.map((text, i) => [text, made[i] ?? new Float32Array()]))
  cache.write([...fresh].map(([text, vector]) => ({ text, vector })))
  return texts.map((text, i) => known[i] ?? fresh.get(text) ?? new Float32Array())
}
