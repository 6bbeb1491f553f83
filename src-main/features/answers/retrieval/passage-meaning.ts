import { setImmediate as nextTurn } from 'node:timers/promises'
import { inTurns } from '../../../platform/in-turns'
import type { EmbedTexts } from '../../../platform/vectors'
import { embeddingText, type Passage } from '../passage'
import { partTexts } from './passage-parts'
import { VectorMatrix } from './vector-matrix'

/** How near a question is to one passage, by the model. */
export interface Nearness {
  /** To the passage as a whole. */
  readonly whole: number
  /** To the part that is nearest; the whole where its parts are not embedded yet. */
  readonly part: number
  /** The mean of the two nearest parts. */
  readonly twoParts: number
  /** How near the passage is to all the others: some are a little like everything. */
  readonly typical: number
  /** To each of its parts; `null` where there are none yet. */
  readonly parts: Float32Array | null
}

/** The vectors of passages and of their parts. */
export class PassageMeaning {
  private readonly typical: Float32Array

  private constructor(
    private readonly wholes: VectorMatrix,
    private readonly parts: PassageParts | null,
  ) {
    this.typical = wholes.times(wholes.mean())
  }

  /**
   * Comes twice: as soon as whole passages can be compared, and once their parts can be, too.
   * @throws AppError EMBEDDER_UNAVAILABLE
   */
  static async *of(
    passages: readonly Passage[],
    embedTexts: EmbedTexts,
  ): AsyncGenerator<PassageMeaning> {
    const wholes = new VectorMatrix(await embedSome(passages.map(embeddingText), embedTexts))
    yield new PassageMeaning(wholes, null)
    const texts: (readonly string[])[] = []
    await inTurns(passages, (passage) => texts.push(partTexts(passage)))
    const vectors = new VectorMatrix(await embedSome(texts.flat(), embedTexts))
    yield new PassageMeaning(wholes, { vectors, starts: startsOf(texts) })
  }

  /** How near whole passages are, by their positions. */
  wholesTo(question: Float32Array): Float32Array {
    return this.wholes.times(question)
  }

  /** How near a passage and its parts are. @param whole what `wholesTo` said of it */
  nearnessTo(question: Float32Array, position: number, whole: number): Nearness {
    const typical = this.typical[position] ?? 0
    const from = this.parts?.starts[position] ?? 0
    const to = this.parts?.starts[position + 1] ?? from
    const parts = from < to ? this.parts?.vectors.times(question, from, to) : undefined
    if (parts === undefined) return { whole, part: whole, twoParts: whole, typical, parts: null }
    return { whole, typical, ...nearestOf(parts) }
  }
}

/** So many vectors are looked up, or made, at a time; then others have their turn. */
const portion = 200

async function embedSome(texts: readonly string[], embedTexts: EmbedTexts) {
  const vectors: Float32Array[] = []
  for (let from = 0; from < texts.length; from += portion) {
    vectors.push(...(await embedTexts(texts.slice(from, from + portion))))
    await nextTurn()
  }
  return vectors
}

interface PassageParts {
  readonly vectors: VectorMatrix
  /** Where each passage's parts begin, and behind them where the last one's end. */
  readonly starts: readonly number[]
}

function startsOf(texts: readonly (readonly string[])[]): readonly number[] {
  const starts = [0]
  for (const { length } of texts) starts.push((starts.at(-1) ?? 0) + length)
  return starts
}

function nearestOf(parts: Float32Array) {
  let [best, second] = [-1, -1]
  for (const part of parts) {
    if (part > best) [best, second] = [part, best]
    else if (part > second) second = part
  }
  return { part: best, twoParts: parts.length > 1 ? (best + second) / 2 : best, parts }
}
