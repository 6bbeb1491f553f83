import { prototypesOf } from './class-prototypes'
import { plainProducts, type RowProducts } from './row-products'
import { directionOf, rowsOf, type VectorRows } from './vector-rows'
import { applyMetric, lengthIn, withinClassMetric } from './within-class-metric'

/** Prototypes of all classes together: 0.8 MB when written down. */
const mostPrototypes = 1_500
const mostPrototypesOfClass = 150

/** What the examples of each class look like, small enough to keep. */
export interface ClassLikeness {
  /** By class, those of a class together. */
  readonly prototypes: VectorRows
  /** Where each class starts among the prototypes, and after the last one the end. */
  readonly starts: readonly number[]
  /** The mean of each class under the metric, of length 1 in it. */
  readonly directions: VectorRows
  readonly metric: VectorRows
}

/** How much one question is like a class; cosines, worked out when asked for. */
export interface Likeness {
  /** To the nearest prototype of the class; at least 0. */
  nearest(label: number): number
  /** To the class as a whole. */
  typical(label: number): number
}

/** @param classes vectors of length 1 by class; a class without examples is like nothing */
export function learnLikeness(classes: readonly (readonly Float32Array[])[]): ClassLikeness {
  const width = classes.find((vectors) => vectors.length > 0)?.[0]?.length ?? 0
  const most = Math.max(
    1,
    Math.min(mostPrototypesOfClass, Math.floor(mostPrototypes / classes.length)),
  )
  const prototypes = classes.map((vectors) => prototypesOf(vectors, most))
  const metric = withinClassMetric(
    classes,
    classes.map((vectors) => meanOf(vectors, width)),
  )
  const directions = classes.map((vectors) => {
    const mean = directionOf(vectors, width)
    const length = lengthIn(metric, mean)
    return applyMetric(metric, mean).map((value) => value / length)
  })
  const starts = [0]
  for (const rows of prototypes) starts.push((starts.at(-1) ?? 0) + rows.length)
  return {
    prototypes: rowsOf(prototypes.flat(), width),
    starts,
    directions: rowsOf(directions, width),
    metric,
  }
}

export function likenessOf(
  model: ClassLikeness,
  vector: Float32Array,
  products: RowProducts = plainProducts,
): Likeness {
  const { prototypes, starts, directions, metric } = model
  const length = lengthIn(metric, vector, products)
  return {
    nearest: (label) => {
      const to = starts[label + 1] ?? 0
      const all = products(prototypes, vector, { from: starts[label] ?? to, to })
      let highest = 0
      for (let i = 0; i < all.length; i += 1) highest = Math.max(highest, all[i] ?? 0)
      return highest
    },
    typical: (label) =>
      (products(directions, vector, { from: label, to: label + 1 })[0] ?? 0) / length,
  }
}

function meanOf(vectors: readonly Float32Array[], width: number): Float32Array {
  const sum = new Float32Array(width)
  for (const vector of vectors) {
    for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0)
  }
  return sum.map((value) => value / Math.max(1, vectors.length))
}
