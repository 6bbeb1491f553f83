import { fitScale } from './calibration'
import type { FullHead, WordsHead } from './classifier-model'
import { addRidge, addTexts, fillMeaning, paddedDimensions, toCoarseVectors } from './kernel-matrix'
import { type KernelSolution, KernelSolver } from './kernel-solver'
import {
  type FeatureBlock,
  type FeatureKind,
  FeatureReader,
  type FeatureText,
  learnTerms,
  roundTo,
  type SparseVector,
} from './text-features'

/** Shares of a resemblance, and how much of it is distrusted. */
export interface HeadSettings {
  readonly shares: Readonly<Record<FeatureKind | 'meaning', number>>
  readonly sharpness: number
  readonly ridge: number
}

export interface HeadExamples {
  readonly texts: readonly FeatureText[]
  readonly vectors: readonly Float32Array[]
  readonly classOf: Int32Array
  readonly weights: Float64Array
  readonly classes: number
  readonly settings: HeadSettings
  /** How many, the last ones, to judge by what was learnt from all others. */
  readonly leftOut: number
  /** Changes nothing but the time. */
  readonly threads?: number | undefined
  readonly onProgress: (done: number) => void
}

export interface TrainedHead<Head> {
  readonly head: Head
  /** leftOut × classes: the scores of the last examples by what was learnt from all others. */
  readonly leftOut: Float32Array
}

/** A term that changes no score by more than this is left out of the model. */
const smallestWeight = 0.01
const weightDigits = 3

export function trainWordsHead(examples: HeadExamples): TrainedHead<WordsHead> {
  const solver = openSolver(examples)
  const texts = readTexts(examples)
  addTexts(solver, texts.read, texts.count)
  const solution = solve(solver, examples)
  return { head: wordsHead(examples, texts, solution), leftOut: solution.leftOut }
}

/** @param examples with vectors, all of one size */
export function trainFullHead(examples: HeadExamples): TrainedHead<FullHead> {
  const { settings } = examples
  const dimensions = examples.vectors[0]?.length ?? 0
  const vectors = toCoarseVectors(examples.vectors, dimensions)
  const room = (examples.vectors.length + 12) * paddedDimensions(dimensions)
  const solver = openSolver(examples, room)
  const share = settings.shares.meaning
  fillMeaning(solver, vectors, { share, sharpness: settings.sharpness })
  const texts = readTexts(examples)
  addTexts(solver, texts.read, texts.count)
  const solution = solve(solver, examples)
  const { sharpness } = settings
  const meaning = { share, sharpness, vectors, coefficients: solution.coefficients }
  return { head: { ...wordsHead(examples, texts, solution), meaning }, leftOut: solution.leftOut }
}

function openSolver({ texts, classes, leftOut, threads }: HeadExamples, extra = 0) {
  return new KernelSolver({ size: texts.length, classes, leftOut, threads, extra })
}

function solve(solver: KernelSolver, examples: HeadExamples): KernelSolution {
  addRidge(solver, examples.settings.ridge, examples.weights)
  return solver.solve(examples.classOf, examples.onProgress)
}

interface ReadTexts {
  readonly blocks: readonly FeatureBlock[]
  readonly read: readonly SparseVector[]
  readonly count: number
}

function readTexts({ texts, settings: { shares } }: HeadExamples): ReadTexts {
  const kinds: readonly FeatureKind[] = ['words', 'characters', 'extra']
  const blocks = kinds.flatMap((kind) => {
    const block = shares[kind] > 0 ? learnTerms(texts, kind, shares[kind]) : null
    return block === null || block.terms.length === 0 ? [] : [block]
  })
  const reader = new FeatureReader(blocks)
  return { blocks, read: texts.map((text) => reader.read(text)), count: reader.terms.length }
}

function wordsHead(examples: HeadExamples, texts: ReadTexts, solution: KernelSolution): WordsHead {
  const { classes, classOf, leftOut } = examples
  const judged = classOf.subarray(classOf.length - leftOut)
  const scale = fitScale(solution.leftOut, judged, classes)
  const weights = termWeights(texts, solution.coefficients, classes)
  return { scale, ...withoutSmallTerms(texts.blocks, weights, classes) }
}

/** What each term adds to each class: its examples' coefficients, by its value in them. */
function termWeights({ read, count }: ReadTexts, coefficients: Float32Array, classes: number) {
  const weights = new Float64Array(count * classes)
  read.forEach(({ terms, values }, i) => {
    terms.forEach((term, at) => {
      for (let c = 0; c < classes; c += 1) {
        const part = (values[at] ?? 0) * (coefficients[c * read.length + i] ?? 0)
        weights[term * classes + c] = (weights[term * classes + c] ?? 0) + part
      }
    })
  })
  return weights
}

/**
 * Weights are rounded here, not in the file, so that a model that was stored decides the same.
 * Pruned terms no longer count for a text's length either, which shrinks no other term by much.
 */
function withoutSmallTerms(
  blocks: readonly FeatureBlock[],
  weights: Float64Array,
  classes: number,
): Pick<WordsHead, 'blocks' | 'termWeights'> {
  const rowOf = (term: number) => weights.subarray(term * classes, (term + 1) * classes)
  const kept: number[] = []
  let start = 0
  const smaller = blocks.map((block) => {
    const offset = start
    start += block.terms.length
    const places = block.terms.flatMap((_, i) =>
      rowOf(offset + i).some((weight) => Math.abs(weight) >= smallestWeight) ? [i] : [],
    )
    for (const place of places) {
      for (const weight of rowOf(offset + place)) kept.push(roundTo(weight, weightDigits))
    }
    const terms = places.map((place) => block.terms[place] ?? '')
    return { ...block, terms, rarity: Float32Array.from(places, (i) => block.rarity[i] ?? 0) }
  })
  return { blocks: smaller, termWeights: Float32Array.from(kept) }
}
