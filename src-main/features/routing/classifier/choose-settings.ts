import { type HeadExamples, type HeadSettings, trainFullHead } from './head-training'
import { seededSample } from './seeded-sample'

/** How much the words count beside the meaning, and how much a single example is distrusted. */
type Choice = Pick<HeadSettings, 'ridge'> & { readonly words: number }

/**
 * The first one is the best for many examples of a label; with few, words that happened to be used
 * mislead, and the meaning has to do more. It stays unless another is clearly better.
 */
const choices: readonly Choice[] = [
  { words: 0.3, ridge: 0.1 },
  { words: 0.15, ridge: 0.1 },
  { words: 0.15, ridge: 1 },
  { words: 0, ridge: 0.1 },
  { words: 0, ridge: 0.3 },
]
const clearlyBetter = 0.005
/** Enough to tell settings apart, few enough for half a second each. */
const mostTried = 2_000
/** Of fewer labels all are needed, and their examples are thinned out instead. */
const fewLabels = 12

/**
 * Settings that suit these examples: each is tried on some of them, every one judged by what was
 * learnt from the others. Of many labels only some are tried, with all their examples, because how
 * many a label has is what decides.
 */
export function chooseSettings(
  examples: Omit<HeadExamples, 'onProgress' | 'leftOut'>,
  seed: number,
): HeadSettings {
  const { settings } = examples
  const tried = subset(examples, seed)
  const judged = choices.map((choice) => {
    const adjusted = adjust(settings, choice)
    return { adjusted, accuracy: accuracyWith(tried, adjusted) }
  })
  const [usual] = judged
  const best = judged.reduce((one, other) => (other.accuracy > one.accuracy ? other : one))
  if (usual === undefined) return settings
  return best.accuracy >= usual.accuracy + clearlyBetter ? best.adjusted : usual.adjusted
}

function adjust(settings: HeadSettings, { words, ridge }: Choice): HeadSettings {
  const shares = { ...settings.shares, words, meaning: 1 - words }
  return { ...settings, shares, ridge }
}

type Examples = Omit<HeadExamples, 'onProgress' | 'leftOut'>

function accuracyWith(examples: Examples, settings: HeadSettings): number {
  const { classOf, classes } = examples
  const quiet = { leftOut: classOf.length, onProgress: () => undefined }
  const { leftOut } = trainFullHead({ ...examples, ...quiet, settings })
  let right = 0
  classOf.forEach((own, i) => {
    const scores = leftOut.subarray(i * classes, (i + 1) * classes)
    if (scores.every((score, c) => c === own || score < (scores[own] ?? 0))) right += 1
  })
  return right / Math.max(1, classOf.length)
}

function subset(examples: Examples, seed: number): Examples {
  const { classOf, classes } = examples
  if (classOf.length <= mostTried) return examples
  if (classes <= fewLabels) return pick(examples, seededSample(classOf.length, mostTried, seed))
  const share = mostTried / classOf.length
  const some = new Set(
    seededSample(classes, Math.max(fewLabels, Math.round(classes * share)), seed),
  )
  const rows = [...classOf.keys()].filter((row) => some.has(classOf[row] ?? -1))
  return pick(examples, rows)
}

function pick(examples: Examples, rows: readonly number[]): Examples {
  const { texts, vectors, classOf, weights } = examples
  const numbers = new Map<number, number>()
  const numberOf = (own: number) => {
    const known = numbers.get(own)
    if (known !== undefined) return known
    numbers.set(own, numbers.size)
    return numbers.size - 1
  }
  const newClasses = rows.map((row) => numberOf(classOf[row] ?? 0))
  return {
    ...examples,
    texts: rows.flatMap((row) => texts[row] ?? []),
    vectors: rows.flatMap((row) => vectors[row] ?? []),
    classOf: Int32Array.from(newClasses),
    weights: Float64Array.from(rows, (row) => weights[row] ?? 1),
    classes: numbers.size,
  }
}
