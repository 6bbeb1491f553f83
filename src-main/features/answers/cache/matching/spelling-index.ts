const shortest = 4
const longest = 24
/** Shorter words with one letter more are other words. */
const leavesOut = 6
const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * Finds the one known word that is a single slip away from a misspelt one: two letters swapped, one
 * doubled or not, or one left out inside a longer word; never the first. Other letters make other
 * words: "butter" and "better", "form" and "forum".
 */
export class SpellingIndex {
  private readonly known: ReadonlySet<string>

  constructor(words: Iterable<string>) {
    this.known = new Set(words)
  }

  /** Null where none is, or where several are. Words of four letters may only be transposed. */
  nearest(word: string): string | null {
    if (word.length < shortest || word.length > longest || !/^\p{L}+$/u.test(word)) return null
    const meant = word.length === shortest ? swapped(word) : slipsOf(word)
    const near = new Set(meant.filter((one) => one.length >= shortest && this.known.has(one)))
    near.delete(word)
    const [found = null] = near
    return near.size === 1 ? found : null
  }
}

const slipsOf = (word: string) => [
  ...swapped(word),
  ...oneMore(word),
  ...(word.length >= leavesOut ? inside(word) : []),
]

const swapped = (word: string) =>
  positions(word).map(
    (i) => word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2),
  )

/** A letter doubled, and a double letter written once. */
const oneMore = (word: string) =>
  Array.from(word, (letter, i) => [
    word.slice(0, i) + letter + word.slice(i),
    word[i + 1] === letter ? word.slice(0, i) + word.slice(i + 1) : word,
  ]).flat()

const inside = (word: string) =>
  positions(word).flatMap((i) =>
    alphabet.map((letter) => word.slice(0, i) + letter + word.slice(i)),
  )

/** Behind the first letter. */
const positions = (word: string) => Array.from({ length: word.length - 1 }, (_, i) => i + 1)
