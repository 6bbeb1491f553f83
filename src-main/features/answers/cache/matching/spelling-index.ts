const shortest = 4

/** Finds the one known word that is a single slip away from a misspelt one. */
export class SpellingIndex {
  private readonly byDeletion = new Map<string, string[]>()

  constructor(words: readonly string[]) {
    for (const word of words) {
      if (word.length < shortest) continue
      for (const key of [word, ...deletionsOf(word)]) {
        const found = this.byDeletion.get(key)
        if (found === undefined) this.byDeletion.set(key, [word])
        else found.push(word)
      }
    }
  }

  /** Null where none is, or where several are. Words of four letters may only be transposed. */
  nearest(word: string): string | null {
    if (word.length < shortest || word.length > 24 || !/^\p{L}+$/u.test(word)) return null
    const found = new Set(
      [word, ...deletionsOf(word)].flatMap((key) => this.byDeletion.get(key) ?? []),
    )
    const near = [...found].filter((known) =>
      word.length === shortest ? isTransposed(word, known) : isOneSlip(word, known),
    )
    return near.length === 1 ? (near[0] ?? null) : null
  }
}

const deletionsOf = (word: string) =>
  Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1))

function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const i = [...a].findIndex((letter, k) => letter !== b[k])
  return i >= 0 && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

/** One letter more, less or other, or two swapped; never the first letter or a plural. */
function isOneSlip(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false
  if (isTransposed(a, b)) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let i = 0
  while (i < short.length && short[i] === long[i]) i += 1
  return short.slice(a.length === b.length ? i + 1 : i) === long.slice(i + 1)
}
