import { dot } from '../../platform/vectors'

/** A question as it may be asked: what it is about, and what stands around it. */
export interface Wording {
  readonly base: number
  readonly frame: number
  readonly text: string
}

type Frame = readonly [before: string, after: string]

/** What people put around a question: first what changes nothing, then what asks for something else. */
export const frames: readonly Frame[] = [
  ['', ''],
  ['hi, ', ''],
  ['', ' please'],
  ['quick question, ', ''],
  ['sorry, ', ''],
  ['', ' thanks'],
  ['hey can you tell me ', ''],
  ['a guest asks: ', ''],
  ['', ' asap'],
  ['', ' in bay 3'],
  ['', ' in bay 6'],
  ['', ' tonight'],
  ['', ' on sunday'],
  ['', ' for 4 people'],
  ['', ' before 7 pm'],
  ['', ' for my daughter'],
  ['', ' next week'],
  ['', ' without a membership'],
  ['', ' by card'],
  ['', ' after midnight'],
]

/** The same, for questions that nobody asked yet. */
export const newFrames: readonly Frame[] = [
  ['hello there, ', ' thank you'],
  ['', ' this evening'],
  ['do you know ', ' in bay 4'],
]

export function framed(text: string, [before, after]: Frame): string {
  return `${before}${text}${after}`
}

/** So many different questions, of which those about the same thing differ in a few words. */
export function wordingsOf(bases: readonly string[], count: number): readonly Wording[] {
  const known = new Set<string>()
  return frames.flatMap((frame, i) =>
    bases.flatMap((text, base): Wording | [] => {
      const wording = framed(text, frame)
      if (known.size === count || known.has(wording)) return []
      known.add(wording)
      return { base, frame: i, text: wording }
    }),
  )
}

/**
 * Vectors of wordings of which only some were embedded: a wording lies from its question as the
 * same words around the nearest embedded question do.
 * @param the.bases a vector a question
 * @param the.embedded the questions whose wordings were embedded, with a vector a frame
 */
export function wordingVectors(
  wordings: readonly Wording[],
  the: {
    readonly bases: readonly Float32Array[]
    readonly embedded: ReadonlyMap<number, readonly Float32Array[]>
  },
): readonly Float32Array[] {
  const models = the.bases.map((vector) => nearestOf(vector, the))
  return wordings.map(({ base, frame }) => {
    const from = the.bases[base]
    const model = models[base]
    const like = model === undefined ? undefined : the.bases[model]
    const to = model === undefined ? undefined : the.embedded.get(model)?.[frame]
    if (from === undefined || like === undefined || to === undefined)
      throw new Error('There is no vector to begin with.')
    return unit(from.map((value, i) => value + (to[i] ?? 0) - (like[i] ?? 0)))
  })
}

function nearestOf(
  vector: Float32Array,
  { bases, embedded }: Parameters<typeof wordingVectors>[1],
): number | undefined {
  let best: { readonly base: number; readonly cosine: number } | null = null
  for (const base of embedded.keys()) {
    const cosine = dot(vector, bases[base] ?? vector)
    if (best === null || cosine > best.cosine) best = { base, cosine }
  }
  return best?.base
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map((value) => value / length)
}
