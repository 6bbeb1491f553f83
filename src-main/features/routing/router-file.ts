import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import {
  type ClassifierFile,
  readClassifierFile,
  toClassifierFile,
} from './classifier/classifier-file'
import type { ClassifierModel } from './classifier/classifier-model'
import { type OpenTable, sharedTables, type VectorTable } from './classifier/vector-table'
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
  /** All who compare questions with the examples of this router share what it opens. */
  readonly openTable: OpenTable
}

/** @throws AppError ROUTER_MODEL_FORMAT when it is no router that this version reads */
export function readRouter(file: string): OpenedRouter {
  try {
    const { labels, scope, emergency: own, ...facts } = routerFile.parse(JSON.parse(file))
    const whole = labels as ClassifierFile
    const alarm = withVectorsOf(own as ClassifierFile, whole, 'put back')
    const intents = { classifier: readClassifierFile(whole), scope: scope && readScope(scope) }
    const vectorsAreShared = alarm.full?.meaning.vectors === whole.full?.meaning.vectors
    const read = readClassifierFile(alarm)
    const emergency = vectorsAreShared ? withVectorsIn(intents.classifier, read) : read
    return { model: { intents, emergency }, facts, openTable: sharedTables() }
  } catch (cause) {
    throw new AppError(
      'ROUTER_MODEL_FORMAT',
      'This router was made by another version of ClubOS, or is damaged. Train and publish it again.',
      { cause },
    )
  }
}

/**
 * The examples that a router learnt from, in their order, as exactly as it keeps them; null where
 * it knows no meaning.
 */
export function exampleTable({ model, openTable }: OpenedRouter): VectorTable | null {
  const vectors = model.intents.classifier.full?.meaning.vectors
  return vectors === undefined ? null : openTable(vectors)
}

/** The very same ones, so that they are kept, and compared with a question, once. */
function withVectorsIn({ full: of }: ClassifierModel, model: ClassifierModel): ClassifierModel {
  if (of === null || model.full === null) return model
  const { vectors } = of.meaning
  return { ...model, full: { ...model.full, meaning: { ...model.full.meaning, vectors } } }
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
