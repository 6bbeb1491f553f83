import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import {
  type ClassifierFile,
  readClassifierFile,
  toClassifierFile,
} from './classifier/classifier-file'
import { writeVectors } from './classifier/kernel-matrix'
import { rowOf } from './intents'
import type { RouterModel } from './router-model'
import { readScope, scopeFile, writeScope } from './scope/scope-file'

const format = 'clubos-router'
const version = 1

const routerFile = z.object({
  format: z.literal(format),
  version: z.literal(version),
  /** What it was trained from, as `fingerprintOf` has it. */
  trainedFrom: z.string().regex(/^[0-9a-f]{64}$/),
  examples: z.int().positive(),
  labels: z.unknown(),
  scope: scopeFile.nullable(),
  emergency: z.unknown(),
})

type RouterFileFacts = Pick<z.infer<typeof routerFile>, 'trainedFrom' | 'examples'>

/**
 * A router as JSON text, which people can read: terms with their weights; the examples' vectors as
 * bytes. The same router is the same text.
 */
export function writeRouter({ intents, emergency }: RouterModel, facts: RouterFileFacts): string {
  const labels = toClassifierFile(intents.classifier)
  const scope = intents.scope && writeScope(intents.scope)
  const alarm = withVectorsOf(toClassifierFile(emergency), labels, 'taken out')
  const json = JSON.stringify({ format, version, ...facts, labels, scope, emergency: alarm })
  // One term a line. No text of a router holds these three characters.
  return json.replaceAll('],"', '],\n"')
}

export interface OpenedRouter {
  readonly model: RouterModel
  readonly facts: RouterFileFacts
}

/** @throws AppError ROUTER_MODEL_FORMAT when it is no router that this version reads */
export function readRouter(file: string): OpenedRouter {
  try {
    const { labels, scope, emergency, ...facts } = routerFile.parse(JSON.parse(file))
    const whole = labels as ClassifierFile
    const alarm = withVectorsOf(emergency as ClassifierFile, whole, 'put back')
    const intents = { classifier: readClassifierFile(whole), scope: scope && readScope(scope) }
    return { model: { intents, emergency: readClassifierFile(alarm) }, facts }
  } catch (cause) {
    throw new AppError(
      'ROUTER_MODEL_FORMAT',
      'This router was made by another version of ClubOS, or is damaged. Train and publish it again.',
      { cause },
    )
  }
}

/**
 * The vectors of the examples that a router learnt from, in their order, as exactly as it keeps
 * them; of length 1. @throws AppError ROUTER_MODEL_FORMAT
 */
export function exampleVectors({ intents }: RouterModel): readonly Float32Array[] {
  const vectors = intents.classifier.full?.meaning.vectors
  if (vectors === undefined) return []
  const { dimensions, steps } = vectors
  const rows = new Float32Array(steps.length)
  writeVectors(vectors, rows, { at: 0, stride: dimensions })
  return Array.from({ length: steps.length / dimensions }, (_, i) => rowOf(rows, i, dimensions))
}

/** Both parts learn from the same examples, whose vectors are most of a file: they are kept once. */
function withVectorsOf(
  part: ClassifierFile,
  whole: ClassifierFile,
  how: 'taken out' | 'put back',
): ClassifierFile {
  const meaning = part.full?.meaning
  const vectors = whole.full?.meaning.vectors
  if (!part.full || meaning === undefined || vectors === undefined) return part
  const replaced =
    how === 'put back'
      ? meaning.vectors || vectors
      : meaning.vectors === vectors
        ? ''
        : meaning.vectors
  return { ...part, full: { ...part.full, meaning: { ...meaning, vectors: replaced } } }
}
