import { wordsOf } from '@shared/ask/question-text'
import { once } from '../../../platform/once'

/** What is read from a text: runs of words, pieces of words, or features that the caller names. */
export const featureKinds = ['words', 'characters', 'extra'] as const
export type FeatureKind = (typeof featureKinds)[number]

/** Features of one kind. `share`: their part of the resemblance of two texts. */
export interface FeatureBlock {
  readonly kind: FeatureKind
  readonly share: number
  readonly terms: readonly string[]
  /** √ of the inverse document frequency; 1 for extra features. */
  readonly rarity: Float32Array
}

/** Named features of the caller's, such as the weight of known keywords. */
export type ExtraFeatures = Readonly<Record<string, number>>

export interface FeatureText {
  /** As `normaliseQuestion` gives it. */
  readonly text: string
  readonly extra?: ExtraFeatures | undefined
  /** What was counted in that very text before, where several read it. */
  readonly counted?: CountedText | undefined
}

/** Positions among the terms of all blocks, in order, and the value there. */
export interface SparseVector {
  readonly terms: Int32Array
  readonly values: Float32Array
}

/** A longer text is no question, and its length must not cost time. */
const maximumLength = 2_000
/** Pieces of words are many: the more texts there are, the rarer ones can be left out. */
const minimumTexts = {
  words: () => 2,
  characters: (texts: number) => Math.max(3, Math.round(texts / 1_500)),
  extra: () => 1,
} satisfies Record<FeatureKind, (texts: number) => number>
const pieceLengths = [3, 4, 5]

/** The terms of one kind that occur in at least two texts (three or more, for pieces of words). */
export function learnTerms(
  texts: readonly FeatureText[],
  kind: FeatureKind,
  share: number,
): FeatureBlock {
  const frequencies = new Map<string, number>()
  for (const text of texts) {
    const counts = kind === 'extra' ? countExtra(text) : new CountedText(text.text)[kind]
    for (const term of counts.keys()) {
      frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
    }
  }
  const minimum = minimumTexts[kind](texts.length)
  const kept = [...frequencies].filter(([, count]) => count >= minimum)
  kept.sort(([a], [b]) => (a < b ? -1 : 1))
  const rare = ([, count]: readonly [string, number]) =>
    kind === 'extra' ? 1 : roundTo(Math.sqrt(Math.log((1 + texts.length) / (1 + count)) + 1), 4)
  const terms = kept.map(([term]) => term)
  return { kind, share, terms, rarity: Float32Array.from(kept, rare) }
}

/** Reads texts by the terms of some blocks. */
export class FeatureReader {
  private readonly positions: readonly ReadonlyMap<string, number>[]
  readonly terms: readonly string[]

  constructor(private readonly blocks: readonly FeatureBlock[]) {
    this.terms = blocks.flatMap((block) => block.terms)
    let start = 0
    this.positions = blocks.map((block) => {
      const offset = start
      start += block.terms.length
      return new Map(block.terms.map((term, i) => [term, offset + i]))
    })
  }

  /**
   * (1 + log count) × rarity, each block scaled to the length √share (extra features: × √share),
   * so that the inner product of two texts is the sum of shares × cosines.
   */
  read(text: FeatureText): SparseVector {
    const counted = text.counted ?? new CountedText(text.text)
    const terms: number[] = []
    const values: number[] = []
    for (const [i, block] of this.blocks.entries()) {
      const counts = block.kind === 'extra' ? countExtra(text) : counted[block.kind]
      const from = values.length
      readBlock(counts, { block, positions: this.positions[i] ?? new Map(), terms, values })
      const length = Math.hypot(...values.slice(from))
      const scale = Math.sqrt(block.share) / (block.kind === 'extra' ? 1 : length || 1)
      for (let at = from; at < values.length; at += 1) values[at] = (values[at] ?? 0) * scale
    }
    return { terms: Int32Array.from(terms), values: Float32Array.from(values) }
  }
}

interface BlockReading {
  readonly block: FeatureBlock
  readonly positions: ReadonlyMap<string, number>
  /** What is found is added to both. */
  readonly terms: number[]
  readonly values: number[]
}

function readBlock(counts: Counts, { block, positions, terms, values }: BlockReading): void {
  const start = positions.get(block.terms[0] ?? '') ?? 0
  for (const [term, count] of counts) {
    const position = positions.get(term)
    if (position === undefined) continue
    const rarity = block.rarity[position - start] ?? 0
    terms.push(position)
    values.push(block.kind === 'extra' ? count : (1 + Math.log(count)) * rarity)
  }
}

type Counts = ReadonlyMap<string, number>

/** How often each run of words and each piece of a word occurs in a text; counted when asked for. */
export class CountedText {
  private readonly split: () => readonly string[]
  private readonly runs: () => Counts
  private readonly pieces: () => Counts

  /** @param text as `normaliseQuestion` gives it */
  constructor(text: string) {
    this.split = once(() => wordsOf(text.slice(0, maximumLength)))
    this.runs = once(() => countOf(runsOf(this.split())))
    this.pieces = once(() => countOf(this.split().flatMap(piecesOf)))
  }

  get words(): Counts {
    return this.runs()
  }

  get characters(): Counts {
    return this.pieces()
  }
}

function countOf(terms: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** For extra features, their value. */
const countExtra = ({ extra }: FeatureText): Counts =>
  new Map(Object.entries(extra ?? {}).filter(([, value]) => value !== 0))

/** Words and pairs of neighbours, the text's edges among them: `lost`, `^ lost`, `lost card`. */
function runsOf(words: readonly string[]): readonly string[] {
  if (words.length === 0) return []
  const edged = ['^', ...words, '$']
  return [...words, ...edged.slice(1).map((word, i) => `${edged[i]} ${word}`)]
}

/** Pieces of three to five characters, with the word's edges: `~_los`, `~ost_`. */
function piecesOf(word: string): readonly string[] {
  const edged = `_${word}_`
  const characters = [...edged]
  // Most words have no character of two units, and a slice of the text is ten times as fast.
  const cut =
    characters.length === edged.length
      ? (from: number, to: number) => edged.slice(from, to)
      : (from: number, to: number) => characters.slice(from, to).join('')
  const pieces: string[] = []
  for (const length of pieceLengths) {
    for (let at = 0; at + length <= characters.length; at += 1) {
      pieces.push(`~${cut(at, at + length)}`)
    }
  }
  return pieces
}

export const roundTo = (value: number, digits: number) => Number(value.toFixed(digits))
