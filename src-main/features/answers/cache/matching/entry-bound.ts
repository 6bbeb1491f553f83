/** Below this no two questions are compared at all, whatever stands around them. */
export const lowestBound = 0.35
const highestBound = 0.97
/** How many of the nearest strangers tell how crowded a place is. */
const looked = 5
/** Above this, the questions around an entry ask for other things in nearly the same words. */
const crowdedFrom = 0.6
/** How much of a crowd's closeness the bound takes over. */
const share = 0.4

/**
 * How similar a question must be before a cached answer is considered for it. Where many questions
 * with other meanings stand close to an entry, likeness says little, and more of it is asked for.
 * @param strangers cosines between the entry and the questions that mean something else
 */
export function boundFor(strangers: Iterable<number>): number {
  const nearest = nearestOf(strangers)
  if (nearest.length === 0) return lowestBound
  const crowd = nearest.reduce((sum, similarity) => sum + similarity, 0) / nearest.length
  return within(lowestBound + share * Math.max(0, crowd - crowdedFrom))
}

function nearestOf(similarities: Iterable<number>): readonly number[] {
  const nearest: number[] = []
  for (const similarity of similarities) {
    if (nearest.length === looked && similarity <= (nearest.at(-1) ?? 1)) continue
    nearest.push(similarity)
    nearest.sort((a, b) => b - a)
    nearest.length = Math.min(nearest.length, looked)
  }
  return nearest
}

const helpfulStep = 0.01
const wrongMargin = 0.01

/**
 * An entry's bound after somebody judged an answer that it gave: a wrong one puts the bound above
 * that likeness for good, a helpful one lowers it a little, never below what it served.
 */
export function afterVerdict(
  bound: number,
  { verdict, similarity }: { readonly verdict: 'helpful' | 'wrong'; readonly similarity: number },
): number {
  if (!Number.isFinite(similarity)) return bound
  if (verdict === 'wrong') return Math.max(bound, Math.min(1, similarity + wrongMargin))
  return bound > similarity ? bound : within(Math.max(bound - helpfulStep, lowestBound))
}

const within = (bound: number) => Math.min(highestBound, Math.max(lowestBound, bound))
