import { SimilarTexts } from '../../platform/similar-texts'
import { dot } from '../../platform/vectors'

/** Shares of questions, 0 to 1, whose nearest neighbour among all, by full cosine, was found. */
export interface Recall {
  /** Among those that are compared number by number. */
  readonly compared: number
  /** Among the first dozen, which are weighed. */
  readonly weighed: number
}

const scope = 'crowd'
/** As the semantic tier takes them. */
const mostWeighed = 12

export function indexOf(vectors: readonly Float32Array[]): SimilarTexts {
  const index = new SimilarTexts()
  vectors.forEach((vector, i) => {
    index.add({ entryId: String(i), scope, vector })
  })
  return index
}

/** @param index of the same vectors, in their order */
export function recallOf(
  index: SimilarTexts,
  vectors: readonly Float32Array[],
  asked: readonly Float32Array[],
): Recall {
  const places = asked.map((query) => {
    const nearest = nearestOf(query, vectors)
    return index.nearest(query, scope, vectors.length).findIndex(({ row }) => row === nearest)
  })
  const share = (found: (place: number) => boolean) => places.filter(found).length / places.length
  return {
    compared: share((place) => place >= 0),
    weighed: share((place) => place >= 0 && place < mostWeighed),
  }
}

function nearestOf(query: Float32Array, vectors: readonly Float32Array[]): number {
  let [best, nearest] = [-2, -1]
  vectors.forEach((vector, i) => {
    const cosine = dot(query, vector)
    if (cosine > best) [best, nearest] = [cosine, i]
  })
  return nearest
}
