import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import type { ClassifierModel, FullHead, WordsHead } from './classifier-model'
import { type FeatureBlock, featureKinds } from './text-features'

const format = 'clubos-classifier'
const version = 1

const longestTerm = 500
const largestWeight = 1e6

function areTerms(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(
    ([name, row]: [string, unknown]) =>
      name.length <= longestTerm && Array.isArray(row) && row.every(isWeight),
  )
}

const isWeight = (weight: unknown) =>
  typeof weight === 'number' && Math.abs(weight) <= largestWeight

const label = z.string().min(1).max(200)
const share = z.number().min(0).max(1)
const scale = z.number().positive().max(1e3)
/** Term → its rarity, then its weight for each label. By hand: there are ten thousands of them. */
const terms = z.custom<Readonly<Record<string, readonly number[]>>>(areTerms)
const block = z.strictObject({
  kind: z.enum(featureKinds),
  share,
  terms,
})
const words = z.strictObject({ scale, blocks: z.array(block).max(featureKinds.length) })
const meaning = z.strictObject({
  share,
  sharpness: z.number().positive().max(100),
  dimensions: z.int().min(1).max(4_096),
  /** Steps of the examples' vectors, row by row: two in a byte, the first one in the low half. */
  vectors: z.string().max(100_000_000),
  /** Little-endian 32-bit numbers, classes × examples. */
  coefficients: z.string().max(100_000_000),
})
const classifierFile = z.strictObject({
  format: z.literal(format),
  version: z.literal(version),
  labels: z.array(label).min(2).max(1_000),
  seed: z.int(),
  full: words.extend({ meaning }).nullable(),
  words,
})

/** What a model is stored as: JSON in which the terms and their weights can be read. */
export type ClassifierFile = z.infer<typeof classifierFile>

/** A model as a JSON object; read again, it decides the same. */
export function toClassifierFile(model: ClassifierModel): ClassifierFile {
  const classes = model.labels.length
  const full = model.full && {
    ...wordsToFile(model.full, classes),
    meaning: meaningToFile(model.full.meaning),
  }
  return {
    format,
    version,
    labels: [...model.labels],
    seed: model.seed,
    full,
    words: wordsToFile(model.words, classes),
  }
}

/**
 * The model in a file's content.
 * @throws AppError CLASSIFIER_VERSION for another version's, INVALID_CLASSIFIER for anything else
 */
export function readClassifierFile(json: unknown): ClassifierModel {
  const other = z.object({ format: z.literal(format), version: z.unknown() }).safeParse(json)
  if (other.success && other.data.version !== version) {
    throw new AppError(
      'CLASSIFIER_VERSION',
      `This classifier is of version ${String(other.data.version)}; this ClubOS reads version ${version}. Train it again.`,
    )
  }
  const parsed = classifierFile.safeParse(json)
  if (!parsed.success) throw invalid('its content is not a classifier', parsed.error)
  const { labels, seed, full, words } = parsed.data
  const classes = labels.length
  return {
    labels,
    seed,
    full: full && { ...wordsOfFile(full, classes), meaning: meaningOfFile(full.meaning, classes) },
    words: wordsOfFile(words, classes),
  }
}

function wordsToFile(head: WordsHead, classes: number): ClassifierFile['words'] {
  let start = 0
  const blocks = head.blocks.map(({ kind, share, terms, rarity }) => {
    const offset = start
    start += terms.length
    const rowOf = (i: number) =>
      head.termWeights.subarray((offset + i) * classes, (offset + i + 1) * classes)
    const entries = terms.map((name, i): [string, number[]] => [
      name,
      [short(rarity[i] ?? 0), ...Array.from(rowOf(i), short)],
    ])
    return { kind, share, terms: Object.fromEntries(entries) }
  })
  return { scale: head.scale, blocks }
}

/** The shortest number that gives the same 32 bits for what training rounded to four digits. */
const short = (value: number) => Number(value.toFixed(4))

function wordsOfFile(file: ClassifierFile['words'], classes: number): WordsHead {
  const rows = file.blocks.flatMap((block) => Object.values(block.terms))
  if (rows.some((row) => row.length !== classes + 1)) {
    throw invalid('a term has not one weight for each label')
  }
  const blocks = file.blocks.map(
    ({ kind, share, terms }): FeatureBlock => ({
      kind,
      share,
      terms: Object.keys(terms),
      rarity: Float32Array.from(Object.values(terms), ([rarity]) => rarity ?? 0),
    }),
  )
  const termWeights = new Float32Array(rows.length * classes)
  let at = 0
  for (const row of rows) {
    for (let c = 1; c <= classes; c += 1, at += 1) termWeights[at] = row[c] ?? 0
  }
  return { scale: file.scale, blocks, termWeights }
}

type MeaningFile = NonNullable<ClassifierFile['full']>['meaning']

function meaningToFile({ coefficients, vectors, ...rest }: FullHead['meaning']): MeaningFile {
  const bytes = new DataView(new ArrayBuffer(coefficients.length * 4))
  coefficients.forEach((coefficient, i) => {
    bytes.setFloat32(i * 4, coefficient, true)
  })
  return {
    ...rest,
    dimensions: vectors.dimensions,
    vectors: toBase64(packed(vectors.steps)),
    coefficients: toBase64(bytes),
  }
}

function meaningOfFile(file: MeaningFile, classes: number): FullHead['meaning'] {
  const steps = unpacked(Buffer.from(file.vectors, 'base64'))
  const coefficientBytes = Buffer.from(file.coefficients, 'base64')
  const examples = coefficientBytes.length / (classes * 4)
  const numbers = examples * file.dimensions
  if (!Number.isInteger(examples) || steps.length !== numbers + (numbers % 2)) {
    throw invalid('its vectors and coefficients do not fit')
  }
  const { buffer, byteOffset, byteLength } = coefficientBytes
  const bytes = new DataView(buffer, byteOffset, byteLength)
  const coefficients = new Float32Array(examples * classes)
  for (let i = 0; i < coefficients.length; i += 1) coefficients[i] = bytes.getFloat32(i * 4, true)
  if (!coefficients.every(Number.isFinite)) throw invalid('a coefficient is not a number')
  const { share, sharpness, dimensions } = file
  return {
    share,
    sharpness,
    vectors: { dimensions, steps: steps.subarray(0, numbers) },
    coefficients,
  }
}

/** −7 to 7 as 1 to 15; 0 fills the last byte. */
function packed(steps: Int8Array): Uint8Array {
  return Uint8Array.from(
    { length: Math.ceil(steps.length / 2) },
    (_, i) => ((steps[2 * i] ?? -8) + 8) | (((steps[2 * i + 1] ?? -8) + 8) << 4),
  )
}

function unpacked(bytes: Uint8Array): Int8Array {
  const steps = new Int8Array(bytes.length * 2)
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0
    steps[2 * i] = (byte & 15) - 8
    steps[2 * i + 1] = (byte >> 4) - 8
  }
  return steps
}

const toBase64 = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')

const invalid = (reason: string, cause?: unknown) =>
  new AppError('INVALID_CLASSIFIER', `The classifier cannot be read: ${reason}. Train it again.`, {
    cause,
  })
