import { directionOf, dotRow, rowsOf } from './vector-rows'

const rounds = 2

/**
 * At most `most` vectors of length 1 that stand for many: all of them where they are few, else
 * the centres of k-means, started from the most typical one and the one farthest from all before,
 * so the same examples always give the same prototypes.
 * @param vectors of length 1
 */
export function prototypesOf(
  vectors: readonly Float32Array[],
  most: number,
): readonly Float32Array[] {
  const first = vectors[0]
  if (first === undefined || vectors.length <= most) return vectors
  let centres = farApart(vectors, most, first.length)
  for (let round = 0; round < rounds; round += 1) {
    const groups: Float32Array[][] = centres.map(() => [])
    const rows = rowsOf(centres, first.length)
    for (const vector of vectors) {
      groups[indexOfHighest(centres.length, (i) => dotRow(rows, i, vector))]?.push(vector)
    }
    centres = centres.map((centre, i) => {
      const members = groups[i] ?? []
      return members.length === 0 ? centre : directionOf(members, first.length)
    })
  }
  return centres
}

function farApart(vectors: readonly Float32Array[], most: number, width: number): Float32Array[] {
  const rows = rowsOf(vectors, width)
  const mean = directionOf(vectors, width)
  const chosen: Float32Array[] = []
  const nearest = new Float32Array(vectors.length).fill(-1)
  let next = indexOfHighest(vectors.length, (i) => dotRow(rows, i, mean))
  while (chosen.length < most) {
    const centre = vectors[next] ?? mean
    chosen.push(centre)
    for (let i = 0; i < vectors.length; i += 1) {
      nearest[i] = Math.max(nearest[i] ?? -1, dotRow(rows, i, centre))
    }
    next = indexOfHighest(vectors.length, (i) => -(nearest[i] ?? 0))
  }
  return chosen
}

function indexOfHighest(count: number, valueAt: (index: number) => number): number {
  let best = 0
  let highest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < count; i += 1) {
    const value = valueAt(i)
    if (value > highest) {
      highest = value
      best = i
    }
  }
  return best
}
