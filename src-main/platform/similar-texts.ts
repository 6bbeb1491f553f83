import { SignDistances, signWords } from './sign-distances'

/** One wording of an entry. */
export interface IndexedText {
  readonly entryId: string
  /** What is looked for is looked for in some scopes. */
  readonly scope: string
  /** Of length 1, 384 numbers. */
  readonly vector: Float32Array
}

export interface SimilarText {
  /** Place in the order in which they were added. */
  readonly row: number
  readonly entryId: string
  /** Cosine, as far as 8 bits a number tell. */
  readonly similarity: number
}

const dimensions = 384
/** So many are compared number by number; the others by their signs only. */
const mostCompared = 256
/** Rows whose bytes lie in one block: room for more is added without moving what is there. */
const rowsOfBlock = 4_096

/**
 * Texts by resemblance. Each is kept as 384 signs and 384 bytes: the signs of a hundred
 * thousand are compared in a millisecond, and the bytes of the nearest then put them in order.
 */
export class SimilarTexts {
  private readonly signs = new SignDistances()
  private readonly blocks: Int8Array[] = []
  private scales = new Float32Array(64)
  private scopes = new Uint32Array(64)
  private entryIds: (string | null)[] = []
  private readonly scopeNumbers = new Map<string, number>()
  private readonly rows = new Map<string, readonly number[]>()
  private readonly free: number[] = []

  get size(): number {
    return this.entryIds.length - this.free.length
  }

  /** @returns its row, which stays the same until it is removed */
  add({ entryId, scope, vector }: IndexedText): number {
    const row = this.free.pop() ?? this.entryIds.length
    this.makeRoomFor(row)
    this.entryIds[row] = entryId
    this.scopes[row] = this.numberOf(scope)
    this.signs.set(row, signsOf(vector))
    this.scales[row] = packBytes(vector, this.bytesOf(row))
    this.rows.set(entryId, [...this.rowsOf(entryId), row])
    return row
  }

  remove(entryId: string): void {
    for (const row of this.rowsOf(entryId)) {
      this.entryIds[row] = null
      this.scopes[row] = 0
      this.free.push(row)
    }
    this.rows.delete(entryId)
  }

  /** Where its wordings are, in the order in which they were added. */
  rowsOf(entryId: string): readonly number[] {
    return this.rows.get(entryId) ?? []
  }

  /** Of every entry that is here. */
  entryIdsInUse(): Iterable<string> {
    return this.rows.keys()
  }

  clear(): void {
    this.entryIds = []
    this.rows.clear()
    this.free.length = 0
  }

  /** Every scope that was ever used. */
  get scopeNames(): Iterable<string> {
    return this.scopeNumbers.keys()
  }

  /** The most similar texts of these scopes, best first. */
  nearest(
    vector: Float32Array,
    scopes: string | readonly string[],
    limit: number,
  ): readonly SimilarText[] {
    const wanted = this.marked(typeof scopes === 'string' ? [scopes] : scopes)
    if (wanted === null) return []
    const query = bytesOf(vector)
    const found = this.closestBySigns(signsOf(vector), wanted).map((row) => ({
      row,
      entryId: this.entryIds[row] ?? '',
      similarity: this.similarityOf(row, query),
    }))
    return found.sort((a, b) => b.similarity - a.similarity || a.row - b.row).slice(0, limit)
  }

  /** An entry's first wording, as far as 8 bits a number tell; `null` where it is not here. */
  vectorOf(entryId: string): Float32Array | null {
    const [row] = this.rowsOf(entryId)
    if (row === undefined) return null
    const scale = this.scales[row] ?? 0
    return Float32Array.from(this.bytesOf(row), (byte) => byte * scale)
  }

  /** What entries are on average, each by its first wording; `null` where none of them is here. */
  meanOf(entryIds: readonly string[]): Float32Array | null {
    const rows = entryIds.flatMap((entryId) => this.rowsOf(entryId).slice(0, 1))
    if (rows.length === 0) return null
    const mean = new Float32Array(dimensions)
    for (const row of rows) {
      const bytes = this.bytesOf(row)
      const share = (this.scales[row] ?? 0) / rows.length
      for (let i = 0; i < dimensions; i += 1) mean[i] = (mean[i] ?? 0) + (bytes[i] ?? 0) * share
    }
    return mean
  }

  /** How alike an entry's first wording is; `null` where it is not here. */
  similarity(entryId: string, vector: Float32Array): number | null {
    const [row] = this.rowsOf(entryId)
    return row === undefined ? null : this.similarityOf(row, bytesOf(vector))
  }

  /** 1 at the number of each of the scopes; `null` where none of them is known. */
  private marked(scopes: readonly string[]): Uint8Array | null {
    const numbers = scopes.flatMap((scope) => this.scopeNumbers.get(scope) ?? [])
    if (numbers.length === 0) return null
    const wanted = new Uint8Array(this.scopeNumbers.size + 1)
    for (const number of numbers) wanted[number] = 1
    return wanted
  }

  /** Wanted rows whose signs differ least: about `mostCompared`, never an arbitrary part of equals. */
  private closestBySigns(query: Uint32Array, wanted: Uint8Array): readonly number[] {
    const { scopes } = this
    const rows = this.entryIds.length
    const distances = this.signs.to(query, rows)
    const counts = new Uint32Array(dimensions + 1)
    for (let row = 0; row < rows; row += 1) {
      if (wanted[scopes[row] ?? 0] !== 1) continue
      const distance = distances[row] ?? dimensions
      counts[distance] = (counts[distance] ?? 0) + 1
    }
    const farthest = distanceOfNth(counts, mostCompared)
    const close: number[] = []
    for (let row = 0; row < rows; row += 1) {
      if (wanted[scopes[row] ?? 0] !== 1) continue
      if ((distances[row] ?? dimensions) <= farthest) close.push(row)
    }
    return close
  }

  private similarityOf(row: number, query: { bytes: Int8Array; scale: number }): number {
    const bytes = this.bytesOf(row)
    let sum = 0
    for (let i = 0; i < dimensions; i += 1) sum += (bytes[i] ?? 0) * (query.bytes[i] ?? 0)
    return sum * (this.scales[row] ?? 0) * query.scale
  }

  /** Scope numbers begin at 1: 0 is a free row. */
  private numberOf(scope: string): number {
    const number = this.scopeNumbers.get(scope) ?? this.scopeNumbers.size + 1
    this.scopeNumbers.set(scope, number)
    return number
  }

  private bytesOf(row: number): Int8Array {
    const from = (row % rowsOfBlock) * dimensions
    const block = this.blocks[Math.floor(row / rowsOfBlock)]
    return block?.subarray(from, from + dimensions) ?? new Int8Array(dimensions)
  }

  private makeRoomFor(row: number): void {
    while (this.blocks.length * rowsOfBlock <= row) {
      this.blocks.push(new Int8Array(rowsOfBlock * dimensions))
    }
    if (row < this.scales.length) return
    const room = this.scales.length * 2
    this.scales = grown(this.scales, new Float32Array(room))
    this.scopes = grown(this.scopes, new Uint32Array(room))
  }
}

function grown<Numbers extends Uint32Array | Float32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from)
  return to
}

function signsOf(vector: Float32Array): Uint32Array {
  const signs = new Uint32Array(signWords)
  for (let i = 0; i < dimensions; i += 1) {
    if ((vector[i] ?? 0) > 0) signs[i >> 5] = (signs[i >> 5] ?? 0) | (1 << (i & 31))
  }
  return signs
}

/** @returns what a byte is worth */
function packBytes(vector: Float32Array, into: Int8Array): number {
  let largest = 0
  for (const value of vector) largest = Math.max(largest, Math.abs(value))
  const scale = 127 / (largest || 1)
  let squares = 0
  for (let i = 0; i < dimensions; i += 1) {
    const byte = Math.round((vector[i] ?? 0) * scale)
    into[i] = byte
    squares += byte * byte
  }
  // Rounding must not lengthen or shorten it: the cosine of a question with itself stays 1.
  return 1 / (Math.sqrt(squares) || 1)
}

/** A vector as it is compared: a byte a number. What is made of these bytes again is the same. */
export function asBytes(vector: Float32Array): Int8Array {
  return bytesOf(vector).bytes
}

function bytesOf(vector: Float32Array): { bytes: Int8Array; scale: number } {
  const bytes = new Int8Array(dimensions)
  return { bytes, scale: packBytes(vector, bytes) }
}

/** The smallest distance that at least `n` rows, or all of them, keep within. */
function distanceOfNth(counts: Uint32Array, n: number): number {
  let seen = 0
  for (let distance = 0; distance < counts.length; distance += 1) {
    seen += counts[distance] ?? 0
    if (seen >= n) return distance
  }
  return counts.length
}
