import type { Likeness } from './class-likeness'
import { plainProducts, type RowProducts } from './row-products'
import type { VectorRows } from './vector-rows'

/** What speaks for or against a question being in scope; cosines. */
export interface ScopeFigures {
  /** Expected likeness to the nearest known wording, under the classifier's probabilities. */
  readonly near: number
  /** Expected likeness to a whole class, under the same. */
  readonly typical: number
  /** Mean likeness to the five nearest foreign questions; 0 where none are known. */
  readonly foreign: number
}

export type LikenessFigures = Omit<ScopeFigures, 'foreign'>

const foreignNeighbours = 5

/** The rest has next to no probability; looking at all 150 would cost a millisecond more. */
const mostClasses = 20

/**
 * Both expectations over the most probable classes that count. The classifier's doubt lowers them
 * by itself: a question spread over classes that it is not like ends low, without a weight to tune.
 * @param probabilities by class; need not sum to 1
 * @param counts leaves classes out, as if they had never been taught
 */
export function expectedLikeness(
  likeness: Likeness,
  probabilities: readonly number[],
  counts: (label: number) => boolean = () => true,
): LikenessFigures {
  const likely = probabilities
    .map((probability, label) => ({ label, probability: probability + 1e-9 }))
    .filter(({ label }) => counts(label))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, mostClasses)
  const total = likely.reduce((sum, { probability }) => sum + probability, 0)
  const expected = (likenessTo: (label: number) => number) =>
    likely.reduce((sum, { label, probability }) => sum + probability * likenessTo(label), 0) /
    Math.max(1e-9, total)
  return { near: expected(likeness.nearest), typical: expected(likeness.typical) }
}

/** @param leaveOut a row that is the question itself */
export function likenessToForeign(
  foreign: VectorRows,
  vector: Float32Array,
  {
    leaveOut,
    products = plainProducts,
  }: { readonly leaveOut?: number; readonly products?: RowProducts } = {},
): number {
  const similarities = products(foreign, vector, { from: 0, to: foreign.count })
  const highest: number[] = []
  for (let i = 0; i < foreign.count; i += 1) {
    if (i === leaveOut) continue
    const similarity = similarities[i] ?? 0
    if (highest.length === foreignNeighbours && similarity <= (highest.at(-1) ?? 0)) continue
    highest.push(similarity)
    highest.sort((a, b) => b - a)
    highest.length = Math.min(highest.length, foreignNeighbours)
  }
  return highest.length === 0 ? 0 : highest.reduce((a, b) => a + b) / highest.length
}
