import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'

const pageBytes = 4096

/** Whole numbers from 0 up to a limit, the same for the same seed (xorshift32). */
export function seededNumbers(seed: number): (limit: number) => number {
  let state = (seed * 0x9e3779b1) >>> 0 || 1
  return (limit) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state % limit
  }
}

export interface Damage {
  readonly name: string
  /** What happened to the files of a local database that nobody has open. */
  apply(file: string, pick: (limit: number) => number): void
}

export const damages: readonly Damage[] = [
  { name: 'one flipped byte', apply: (file, pick) => flipBytes(file, pick, { count: 1 }) },
  {
    name: 'up to 32 flipped bytes',
    apply: (file, pick) => flipBytes(file, pick, { count: 1 + pick(32) }),
  },
  {
    name: 'a flipped byte in the first page',
    apply: (file, pick) => flipBytes(file, pick, { count: 1, within: pageBytes }),
  },
  { name: 'cut off', apply: (file, pick) => truncateSync(file, pick(sizeOf(file))) },
  { name: 'a page of zeros', apply: (file, pick) => overwritePage(file, pick, () => 0) },
  { name: 'a page of noise', apply: (file, pick) => overwritePage(file, pick, () => pick(256)) },
  { name: 'two pages in each other’s place', apply: swapPages },
  { name: 'no file', apply: (file) => rmSync(file) },
]

function flipBytes(
  file: string,
  pick: (limit: number) => number,
  { count, within = sizeOf(file) }: { count: number; within?: number },
): void {
  const bytes = readFileSync(file)
  for (let flip = 0; flip < count; flip += 1) {
    const at = pick(within)
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 + pick(255)), at)
  }
  writeFileSync(file, bytes)
}

function overwritePage(file: string, pick: (limit: number) => number, byte: () => number): void {
  const bytes = readFileSync(file)
  const start = pick(bytes.length / pageBytes) * pageBytes
  for (let at = start; at < start + pageBytes; at += 1) bytes.writeUInt8(byte(), at)
  writeFileSync(file, bytes)
}

function swapPages(file: string, pick: (limit: number) => number): void {
  const bytes = readFileSync(file)
  const [one, other] = [0, 0].map(() => pick(bytes.length / pageBytes) * pageBytes)
  const page = (start = 0) => Buffer.from(bytes.subarray(start, start + pageBytes))
  const [first, second] = [page(one), page(other)]
  second.copy(bytes, one)
  first.copy(bytes, other)
  writeFileSync(file, bytes)
}

function sizeOf(file: string): number {
  return readFileSync(file).length
}
