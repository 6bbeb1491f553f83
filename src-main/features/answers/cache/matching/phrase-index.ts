/** A phrase as it was found in a text: positions of its tokens, and what the phrase stands for. */
export interface PhraseMatch<Meaning> {
  readonly positions: readonly number[]
  readonly meaning: Meaning
}

interface Entry<Meaning> {
  readonly parts: readonly (readonly string[])[]
  readonly size: number
  readonly meaning: Meaning
}

/** How many words may stand where a phrase has a gap: "call MY BOOKING off". */
const widestGap = 4
const particles = new Set('off on up down out back in over away hold through around'.split(' '))

/**
 * Finds phrases in the words of a text. Phrases and texts are given in base forms; "…" in a phrase
 * stands for up to four words, and a verb may be parted from its particle.
 */
export class PhraseIndex<Meaning> {
  private readonly byFirst = new Map<string, Entry<Meaning>[]>()

  add(words: readonly string[], meaning: Meaning): void {
    const parts = partsOf(words)
    const first = parts[0]?.[0]
    if (first === undefined) return
    const entries = this.byFirst.get(first) ?? []
    if (entries.length === 0) this.byFirst.set(first, entries)
    entries.push({ parts, size: words.length, meaning })
    entries.sort((a, b) => b.size - a.size)
  }

  /** The longest phrase that starts at a word and is accepted; null where none is. */
  longestAt(
    words: readonly string[],
    start: number,
    accepts: (match: PhraseMatch<Meaning>) => boolean,
  ): PhraseMatch<Meaning> | null {
    for (const { parts, meaning } of this.byFirst.get(words[start] ?? '') ?? []) {
      const positions = positionsOf(parts, words, start)
      if (positions !== null && accepts({ positions, meaning })) return { positions, meaning }
    }
    return null
  }
}

function partsOf(words: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  words.forEach((word, i) => {
    if (word === '…' || isParted(words, i)) parts.push([])
    if (word !== '…') parts.at(-1)?.push(word)
  })
  return parts.filter((part) => part.length > 0)
}

/** The particle of a verb of two or three words: "call off", "put on hold". */
const isParted = (words: readonly string[], i: number) =>
  i === 1 && words.length <= 3 && particles.has(words[1] ?? '') && words[0] !== 'in'

function positionsOf(
  parts: readonly (readonly string[])[],
  words: readonly string[],
  start: number,
): readonly number[] | null {
  const positions: number[] = []
  let from = start
  for (const [i, part] of parts.entries()) {
    const at = find(part, words, [from, i === 0 ? 0 : widestGap])
    if (at === null) return null
    positions.push(...part.map((_, k) => at + k))
    if (at > from && !mayEndHere(words[at + part.length], i, parts.length)) return null
    from = at + part.length
  }
  return positions
}

/** A particle parted from its verb ends what is said: "call it off", not "have a room on a floor". */
const mayEndHere = (next: string | undefined, part: number, parts: number) =>
  part === 0 || part < parts - 1 || next === undefined || pauses.has(next)
const pauses = new Set(
  'for when if and or again please so before after because until but then in at by with from during near inside outside without'.split(
    ' ',
  ),
)

function find(part: readonly string[], words: readonly string[], [from, gap]: [number, number]) {
  for (let at = from; at <= from + gap; at += 1) {
    if (part.every((word, k) => words[at + k] === word)) return at
  }
  return null
}
