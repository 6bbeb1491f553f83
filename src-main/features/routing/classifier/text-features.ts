import { wordsOf } from '@shared/ask/question-text'

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
    for (const term of countTerms(text, kind).keys()) {
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
    const terms: number[] = []
    const values: number[] = []
    this.blocks.forEach((block, i) => {
      const found = readBlock(text, block, this.positions[i] ?? new Map())
      const length = Math.hypot(...found.map(({ value }) => value))
      const scale = Math.sqrt(block.share) / (block.kind === 'extra' ? 1 : length || 1)
      for (const { position, value } of found) {
        terms.push(position)
        values.push(value * scale)
      }
    })
    return { terms: Int32Array.from(terms), values: Float32Array.from(values) }
  }
}

function readBlock(text: FeatureText, block: FeatureBlock, positions: ReadonlyMap<string, number>) {
  const start = positions.get(block.terms[0] ?? '') ?? 0
  return [...countTerms(text, block.kind)].flatMap(([term, count]) => {
    const position = positions.get(term)
    if (position === undefined) return []
    const rarity = block.rarity[position - start] ?? 0
    return [{ position, value: block.kind === 'extra' ? count : (1 + Math.log(count)) * rarity }]
  })
}

/** How often each term occurs; for extra features, their value. */
function countTerms({ text, extra }: FeatureText, kind: FeatureKind): ReadonlyMap<string, number> {
  if (kind === 'extra')
    return new Map(Object.entries(extra ?? {}).filter(([, value]) => value !== 0))
  const words = wordsOf(text.slice(0, maximumLength))
  const counts = new Map<string, number>()
  const terms = kind === 'words' ? runsOf(words) : words.flatMap(piecesOf)
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}

/** Words and pairs of neighbours, the text's edges among them: `lost`, `^ lost`, `lost card`. */
function runsOf(words: readonly string[]): readonly string[] {
  if (words.length === 0) return []
  const edged = ['^', ...words, '$']
  return [...words, ...edged.slice(1).map((word, i) => `${edged[i]} ${word}`)]
}

/** Pieces of three to five characters, with the word's edges: `~_los`, `~ost_`. */
function piecesOf(word: string): readonly string[] {
  const characters = [...`_${word}_`]
  return pieceLengths.flatMap((length) =>
    Array.from(
      { length: Math.max(0, characters.length - length + 1) },
      (_, at) => `~${characters.slice(at, at + length).join('')}`,
    ),
  )
}

export const roundTo = (value: number, digits: number) => Number(value.toFixed(digits))
