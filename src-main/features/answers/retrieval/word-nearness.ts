import type { WordVectors } from '../../../platform/word-vectors'

/** So many words of questions are kept compared. */
const mostKept = 96

/** A byte a number, a quarter of the room: of 384 that are 1 together none is much above a quarter. */
const steps = 512

const byteOf = (value: number) => Math.max(-127, Math.min(127, Math.round(value * steps)))

/** How near words are to those of the passages, by what each means alone. Compared once each. */
export class WordNearness {
  private readonly ids: ReadonlyMap<string, number>
  private readonly words: readonly string[]
  private readonly numbers: (Int8Array | null | undefined)[] = []
  private readonly rows = new Map<string, Float32Array>()

  constructor(
    vocabulary: ReadonlySet<string>,
    private readonly vectors: WordVectors,
  ) {
    this.words = [...vocabulary]
    this.ids = new Map(this.words.map((word, i) => [word, i]))
  }

  idOf(word: string): number | undefined {
    return this.ids.get(word)
  }

  /**
   * How near a word is to passages' words.
   * @returns their cosine by id, 0 where one has no vector; valid until the next question
   */
  to(word: string): (id: number) => number {
    const vector = this.vectors(word)
    if (vector === null) return () => 0
    const row = this.rows.get(word) ?? new Float32Array(this.words.length).fill(Number.NaN)
    // Asked last, dropped last.
    this.rows.delete(word)
    this.rows.set(word, row)
    if (this.rows.size > mostKept) this.rows.delete(this.rows.keys().next().value ?? '')
    return (id) => {
      const known = row[id] ?? 0
      if (!Number.isNaN(known)) return known
      // As it is kept: rounded, so that the first time gives what every other does.
      row[id] = cosineOf(vector, this.numbersOf(id))
      return row[id] ?? 0
    }
  }

  /** How long the sum of these words' vectors is, each times its weight. */
  lengthOfSum(ids: readonly number[], weights: readonly number[]): number {
    const vectors = ids.map((id) => this.numbersOf(id))
    return lengthOfSum(vectors, weights) / steps
  }

  /** The same for words that stand in no passage. */
  lengthOfWords(words: readonly string[], weights: readonly number[]): number {
    return lengthOfSum(words.map(this.vectors), weights)
  }

  private numbersOf(id: number): Int8Array | null {
    const known = this.numbers[id]
    if (known !== undefined) return known
    const vector = this.vectors(this.words[id] ?? '')
    const numbers = vector === null ? null : Int8Array.from(vector, byteOf)
    this.numbers[id] = numbers
    return numbers
  }
}

/** Four sums at a time: the engine keeps them in registers, which halves the time. */
function cosineOf(vector: Float32Array, numbers: Int8Array | null): number {
  if (numbers === null) return 0
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let k = 0; k + 3 < numbers.length; k += 4) {
    a += (vector[k] ?? 0) * (numbers[k] ?? 0)
    b += (vector[k + 1] ?? 0) * (numbers[k + 1] ?? 0)
    c += (vector[k + 2] ?? 0) * (numbers[k + 2] ?? 0)
    d += (vector[k + 3] ?? 0) * (numbers[k + 3] ?? 0)
  }
  return (a + b + c + d) / steps
}

function lengthOfSum(
  vectors: readonly (ArrayLike<number> | null)[],
  weights: readonly number[],
): number {
  const sum = new Float32Array(vectors.find((vector) => vector !== null)?.length ?? 0)
  vectors.forEach((vector, i) => {
    if (vector === null) return
    const weight = weights[i] ?? 0
    for (let k = 0; k < sum.length; k += 1) sum[k] = (sum[k] ?? 0) + weight * (vector[k] ?? 0)
  })
  return Math.sqrt(sum.reduce((total, value) => total + value * value, 0))
}
