import { AppError } from '@shared/ipc/app-error'
import { z } from 'zod'
import { packedNumbers, packNumbers, unpackNumbers } from './packed-numbers'
import type { ScopeModel } from './scope-model'
import type { VectorRows } from './vector-rows'

const share = z.number().min(0).max(1)

/** A trained scope as JSON: about 1.4 MB for 150 labels, 0.9 MB for the club's eight. */
export const scopeFile = z.strictObject({
  version: z.literal(1),
  labels: z.array(z.string()),
  outOfScopeLabels: z.array(z.string()),
  width: z.int().nonnegative(),
  /** Where each class starts among the prototypes, and after the last one the end. */
  starts: z.array(z.int().nonnegative()),
  prototypes: packedNumbers,
  directions: packedNumbers,
  /** The lower triangle, row by row. */
  metric: packedNumbers,
  foreign: packedNumbers,
  weights: z
    .strictObject({ bias: z.number(), near: z.number(), typical: z.number(), foreign: z.number() })
    .nullable(),
  prior: z.number().gt(0).lt(1),
  threshold: share,
  rehearsal: z.strictObject({
    examples: z.int().nonnegative(),
    accuracy: share,
    cost: share,
    strangersCaught: share,
    backgroundUsed: z.int().nonnegative(),
  }),
})

export type ScopeFile = z.infer<typeof scopeFile>

export function writeScope(model: ScopeModel): ScopeFile {
  const { likeness, foreign, labels, outOfScopeLabels, weights, rehearsal } = model
  return {
    version: 1,
    labels: [...labels],
    outOfScopeLabels: [...outOfScopeLabels],
    width: likeness.metric.width,
    starts: [...likeness.starts],
    prototypes: packNumbers(likeness.prototypes.values, 8),
    directions: packNumbers(likeness.directions.values, 16),
    metric: packNumbers(lowerTriangle(likeness.metric), 16),
    foreign: packNumbers(foreign.values, 8),
    weights,
    prior: model.prior,
    threshold: model.threshold,
    rehearsal,
  }
}

/** @throws AppError INVALID_SCOPE where the parts do not fit together; ZodError on other JSON */
export function readScope(json: unknown): ScopeModel {
  const file = scopeFile.parse(json)
  const { width, starts } = file
  const inScope = file.labels.filter((label) => !file.outOfScopeLabels.includes(label)).length
  const rows = (packed: ScopeFile['foreign'], count?: number): VectorRows => {
    const values = unpackNumbers(packed)
    const found = width === 0 ? 0 : values.length / width
    if (!Number.isInteger(found) || (count !== undefined && count !== found)) throw unfit()
    return { count: found, width, values }
  }
  if (starts.length !== inScope + 1) throw unfit()
  const { labels, outOfScopeLabels, weights, prior, threshold, rehearsal } = file
  return {
    labels,
    outOfScopeLabels,
    likeness: {
      prototypes: rows(file.prototypes, starts.at(-1)),
      starts,
      directions: rows(file.directions, inScope),
      metric: symmetric(unpackNumbers(file.metric), width),
    },
    foreign: rows(file.foreign),
    weights,
    prior,
    threshold,
    rehearsal,
  }
}

const unfit = () => new AppError('INVALID_SCOPE', 'The parts of this trained scope do not fit.')

function lowerTriangle({ values, width }: VectorRows): Float32Array {
  const packed = new Float32Array((width * (width + 1)) / 2)
  for (let i = 0, at = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1, at += 1) packed[at] = values[i * width + j] ?? 0
  }
  return packed
}

function symmetric(packed: Float32Array, width: number): VectorRows {
  if (packed.length !== (width * (width + 1)) / 2) throw unfit()
  const values = new Float32Array(width * width)
  for (let i = 0, at = 0; i < width; i += 1) {
    for (let j = 0; j <= i; j += 1, at += 1) {
      const value = packed[at] ?? 0
      values[i * width + j] = value
      values[j * width + i] = value
    }
  }
  return { count: width, width, values }
}
