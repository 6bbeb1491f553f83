import type { Embedder } from './embedder'
import { RecentVectors } from './recent-vectors'

/** 1.5 kB each. */
const mostInMemory = 500

/**
 * For texts that are asked of again while they are written: the last ones are embedded once.
 * @returns a function that gives a vector not to be written to, `null` while there is no model
 */
export function embedRecent(embedder: Pick<Embedder, 'state' | 'embedQuestion'>) {
  const recent = new RecentVectors(mostInMemory)
  return async (text: string): Promise<Float32Array | null> => {
    const known = recent.get(text)
    if (known !== null) return known
    if (embedder.state !== 'ready') return null
    const made = await embedder.embedQuestion(text)
    recent.set(text, made)
    return made
  }
}
