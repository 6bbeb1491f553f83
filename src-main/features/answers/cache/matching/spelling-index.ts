const shortest = 4
const longest = 24
/** Shorter words with one letter more are other words. */
const leavesOut = 5
/** Shorter words with another letter are other words. */
const takesOther = 7
const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

/**
 * Finds the one known word that is a single slip away from a misspelt one: two letters swapped, one
 * doubled or not, one left out inside a longer word, or in a long word one mistyped; never the
 * first. In shorter words other letters make other words: "butter" and "better", "form" and "forum".
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
  ...(word.length >= takesOther ? mistyped(word) : []),
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

/** One vowel for another, and the key beside the one that was meant. */
const mistyped = (word: string) =>
  positions(word).flatMap((i) =>
    [...(vowels.includes(word[i] ?? '') ? vowels : ''), ...besides(word[i] ?? '')].map(
      (letter) => word.slice(0, i) + letter + word.slice(i + 1),
    ),
  )

const vowels = 'aeiou'
const keys = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const besides = (letter: string) =>
  keys.flatMap((row) => {
    const at = row.indexOf(letter)
    return at < 0 ? [] : [row[at - 1] ?? '', row[at + 1] ?? '']
  })

/** Behind the first letter. */
const positions = (word: string) => Array.from({ length: word.length - 1 }, (_, i) => i + 1)
