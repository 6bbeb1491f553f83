import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RouterMetrics, routerMetrics } from '@shared/training/training-contract'
import { z } from 'zod'
import type { Logger } from '../../platform/logger'
import { once } from '../../platform/once'
import type { VectorTable } from './classifier/vector-table'
import type { LabelledQuestion } from './labelled-questions'
import type { Example } from './nearest-examples'
import { exampleTable, type OpenedRouter, readRouter } from './router-file'
import { normalisedExamples, sha256Of } from './router-training'
import { fingerprintOf } from './train-router'
import type { TrainingRequest } from './training-protocol'

/** The router that ships with the app, trained from the examples beside it. */
export interface ShippedRouter {
  /** As `readRouter` takes it. */
  readonly file: string
  readonly sha256: string
  readonly metrics: RouterMetrics
  /** Reads it once, however often it is asked for. @throws AppError ROUTER_MODEL_FORMAT */
  readonly open: () => OpenedRouter
}

const figuresFile = z.object({ sha256: z.string(), metrics: routerMetrics })

/** Each file is written beside and renamed, so that what was cut off leaves no half a router. */
export function writeShippedRouter(folder: string, router: Omit<ShippedRouter, 'open'>): void {
  const { file, ...figures } = router
  replaceFile(join(folder, 'router.json'), `${file}\n`)
  replaceFile(join(folder, 'router-figures.json'), `${JSON.stringify(figures, null, 2)}\n`)
}

function replaceFile(path: string, content: string): void {
  writeFileSync(`${path}.new`, content)
  renameSync(`${path}.new`, path)
}

/** `null` where there is none, or a damaged one: keywords decide then, and the log says so. */
export function readShippedRouter(folder: string, logger: Logger): ShippedRouter | null {
  try {
    const figures = readFileSync(join(folder, 'router-figures.json'), 'utf8')
    const { sha256, metrics } = figuresFile.parse(JSON.parse(figures))
    // Git may have put other line ends into it.
    const file = readFileSync(join(folder, 'router.json'), 'utf8')
      .replaceAll('\r\n', '\n')
      .trimEnd()
    if (sha256Of(file) !== sha256) throw new Error('Its content was changed.')
    return { file, sha256, metrics, open: once(() => readRouter(file)) }
  } catch (error) {
    logger.error('The router that ships with the app cannot be read.', { folder, error })
    return null
  }
}

/**
 * The shipped examples with their vectors, which the shipped router holds; none where it was
 * trained from others, as it may be while somebody works on the examples.
 */
export function embeddedExamples(
  shipped: ShippedRouter | null,
  examples: readonly LabelledQuestion[],
  from: Pick<TrainingRequest, 'rules' | 'keywords'>,
): readonly Example[] {
  const trainedFrom = fingerprintOf({ ...from, examples: normalisedExamples(examples) })
  const opened = openedOrNull(shipped)
  if (opened?.facts.trainedFrom !== trainedFrom) return []
  const table = exampleTable(opened)
  return table === null
    ? []
    : examples
        .slice(0, table.size.count)
        .map((example, i) => ({ ...example, vector: table.row(i) }))
}

/** What the shipped router compares questions with, where it is these examples. */
export function shippedTable(
  shipped: ShippedRouter | null,
  examples: readonly Example[],
): VectorTable | null {
  const opened = openedOrNull(shipped)
  const table = opened && exampleTable(opened)
  return table?.size.count === examples.length ? table : null
}

function openedOrNull(shipped: ShippedRouter | null): OpenedRouter | null {
  try {
    return shipped?.open() ?? null
  } catch {
    // Whoever decides by it says so.
    return null
  }
}
