import { createHash } from 'node:crypto'
import { dot, type EmbedTexts } from '../../platform/vectors'

/**
 * Vectors of far more texts than can be embedded while somebody waits: those that were embedded
 * have their own, any other text has one between two of them, the same each time.
 * @param embedded at least one
 */
export function mixedVectors(embedded: ReadonlyMap<string, Float32Array>): EmbedTexts {
  const all = [...embedded.values()]
  return async (texts) => texts.map((text) => embedded.get(text) ?? between(text, all))
}

function between(text: string, all: readonly Float32Array[]): Float32Array {
  const digest = createHash('md5').update(text).digest()
  const pick = (at: number) => all[digest.readUInt32LE(at) % all.length] ?? new Float32Array()
  const [a, b] = [pick(0), pick(4)]
  const share = (digest[8] ?? 0) / 255
  const mixed = a.map((value, i) => value * share + (b[i] ?? 0) * (1 - share))
  const length = Math.sqrt(dot(mixed, mixed)) || 1
  return mixed.map((value) => value / length)
}
