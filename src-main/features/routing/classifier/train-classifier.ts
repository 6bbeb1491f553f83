import { AppError } from '@shared/ipc/app-error'
import { softmax } from './calibration'
import { chooseSettings } from './choose-settings'
import type { ClassifierModel, FullHead, WordsHead } from './classifier-model'
import {
  type HeadExamples,
  type HeadSettings,
  type TrainedHead,
  trainFullHead,
  trainWordsHead,
} from './head-training'
import { seededSample } from './seeded-sample'
import type { FeatureText } from './text-features'

export interface ClassifierExample extends FeatureText {
  /** Of length 1; `null` where there is no embedding. */
  readonly vector: Float32Array | null
  readonly label: string
  /** How much to trust it, 1 unless said otherwise. */
  readonly weight?: number
}

export interface TrainingOptions {
  readonly seed: number
  /** Switches kinds of evidence off, to measure what each is worth. */
  readonly features?: Partial<Record<keyof HeadSettings['shares'], boolean>>
  readonly settings?: Partial<Omit<HeadSettings, 'shares'>>
  /** Two to four as the computer has cores, unless said otherwise; the model is the same. */
  readonly threads?: number
  /**
   * Judging all examples takes as long as learning them. Of more than this, 8,000 unless given,
   * only half as many are judged: a sample.
   */
  readonly mostJudged?: number
  /** 0 to 1. */
  readonly onProgress?: (done: number) => void
}

/**
 * What is said of each example by what was learnt from all others (leave-one-out, exact); of very
 * many examples with vectors, of a sample.
 */
export interface LeftOutResults {
  /** examples × labels; 0 where `basis` is `none` */
  readonly scores: Float32Array
  readonly probabilities: Float32Array
  readonly basis: readonly ('full' | 'words' | 'none')[]
}

export interface TrainedClassifier {
  readonly model: ClassifierModel
  readonly leftOut: LeftOutResults
}

/**
 * Where to begin: the best of many settings in five-fold cross-validation on BANKING77's training
 * questions (0.937; neighbouring ones differ by 0.001).
 */
const fullSettings: HeadSettings = {
  shares: { meaning: 0.7, words: 0.3, characters: 0, extra: 0.1 },
  sharpness: 1,
  ridge: 0.1,
}
/** Without the meaning, pieces of words make up for endings and misspellings. */
const wordsSettings: HeadSettings = {
  shares: { meaning: 0, words: 0.5, characters: 0.5, extra: 0.1 },
  sharpness: 1,
  ridge: 0.5,
}
/** Time grows with the cube and memory with the square of the examples: 16,000 take 1 GB. */
const mostExamples = 16_000
const mostWordsExamples = 5_000
const usualMostJudged = 8_000

/**
 * Learns to tell labels apart by kernel ridge regression: an example's class is 1, others are −1,
 * and likeness is share × exp(−distance²) of meaning plus shares × cosine of words. The solution
 * is exact; the same examples and seed give the same model, byte by byte.
 * Synchronous, on up to four threads; on two, 2 s for 3,000 examples, 16 s for 10,000. Meant for a
 * worker.
 * @throws AppError TRAINING_NEEDS_CLASSES, TRAINING_TOO_LARGE, INVALID_EXAMPLES
 */
export function trainClassifier(
  examples: readonly ClassifierExample[],
  options: TrainingOptions,
): TrainedClassifier {
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  checkExamples(examples, labels)
  const task: Task = { examples, labels, options }
  const wordRows = seededSample(examples.length, mostWordsExamples, options.seed)
  const wordTotal = wordRows.length ** 3
  const withVector = examples.flatMap(({ vector }, i) => (vector === null ? [] : [i]))
  const { rows, judged } = judgedLast(withVector, options)
  const useMeaning = options.features?.meaning !== false && rows.length > 0
  const total = wordTotal + (useMeaning ? rows.length ** 3 : 0)
  const report = options.onProgress ?? (() => {})
  const words = trainWordsHead({
    ...select(task, wordRows, wordsSettings),
    leftOut: wordRows.length,
    onProgress: (done) => report((done * wordTotal) / total),
  })
  const full = useMeaning
    ? trainFullHead({
        ...select(task, rows, settingsFor(task, rows)),
        leftOut: judged,
        onProgress: (done) => report((wordTotal + done * rows.length ** 3) / total),
      })
    : null
  const model = { labels, seed: options.seed, full: full?.head ?? null, words: words.head }
  return { model, leftOut: leftOutOf(task, { words, wordRows, full, rows }) }
}

/** What suits these examples, unless somebody wants to measure something else. */
function settingsFor(task: Task, rows: readonly number[]): HeadSettings {
  const { features, settings, seed } = task.options
  const asked = features?.words === false || settings?.ridge !== undefined
  return asked ? fullSettings : chooseSettings(select(task, rows, fullSettings), seed)
}

/** The rows in an order that ends with those to judge. */
function judgedLast(
  rows: readonly number[],
  { seed, mostJudged = usualMostJudged }: TrainingOptions,
) {
  if (rows.length <= mostJudged) return { rows, judged: rows.length }
  const sample = seededSample(rows.length, Math.floor(mostJudged / 2), seed)
  const chosen = new Set(sample)
  const others = rows.filter((_, place) => !chosen.has(place))
  return {
    rows: [...others, ...sample.flatMap((place) => rows[place] ?? [])],
    judged: sample.length,
  }
}

interface Task {
  readonly examples: readonly ClassifierExample[]
  readonly labels: readonly string[]
  readonly options: TrainingOptions
}

function select(
  { examples, labels, options }: Task,
  rows: readonly number[],
  settings: HeadSettings,
): Omit<HeadExamples, 'onProgress' | 'leftOut'> {
  const chosen = rows.flatMap((row) => examples[row] ?? [])
  const classes = new Map(labels.map((label, i) => [label, i]))
  const { meaning, words, characters, extra } = settings.shares
  const shares = {
    meaning,
    words: options.features?.words === false ? 0 : words,
    // Asked for by name, they take a share beside what is on by default.
    characters: characters === 0 && options.features?.characters === true ? 0.1 : characters,
    extra: options.features?.extra === false ? 0 : extra,
  }
  if (options.features?.characters === false) shares.characters = 0
  return {
    texts: chosen,
    vectors: chosen.flatMap(({ vector }) => vector ?? []),
    classOf: Int32Array.from(chosen, ({ label }) => classes.get(label) ?? 0),
    weights: Float64Array.from(chosen, ({ weight }) => weight ?? 1),
    classes: labels.length,
    settings: { ...settings, ...options.settings, shares },
    threads: options.threads,
  }
}

interface TrainedHeads {
  readonly words: TrainedHead<WordsHead>
  readonly wordRows: readonly number[]
  readonly full: TrainedHead<FullHead> | null
  readonly rows: readonly number[]
}

function leftOutOf({ examples, labels }: Task, heads: TrainedHeads): LeftOutResults {
  const classes = labels.length
  const scores = new Float32Array(examples.length * classes)
  const probabilities = new Float32Array(examples.length * classes)
  const learntInFull = new Set(heads.full === null ? [] : heads.rows)
  const basis = examples.map((): 'full' | 'words' | 'none' => 'none')
  const take = (from: TrainedHead<WordsHead>, rows: readonly number[], name: 'full' | 'words') => {
    rows.slice(rows.length - from.leftOut.length / classes).forEach((row, i) => {
      if (name === 'words' && learntInFull.has(row)) return
      const own = from.leftOut.subarray(i * classes, (i + 1) * classes)
      scores.set(own, row * classes)
      probabilities.set(softmax(own, from.head.scale), row * classes)
      basis[row] = name
    })
  }
  take(heads.words, heads.wordRows, 'words')
  if (heads.full !== null) take(heads.full, heads.rows, 'full')
  return { scores, probabilities, basis }
}

function checkExamples(examples: readonly ClassifierExample[], labels: readonly string[]) {
  if (labels.length < 2) {
    throw new AppError(
      'TRAINING_NEEDS_CLASSES',
      `Training needs examples of at least two labels; these have ${labels.length}. Add examples of another label.`,
    )
  }
  if (examples.length > mostExamples) {
    throw new AppError(
      'TRAINING_TOO_LARGE',
      `Training takes at most ${mostExamples} examples, not ${examples.length}. Leave out those that resemble others.`,
    )
  }
  const size = examples.find(({ vector }) => vector !== null)?.vector?.length
  const wrong = examples.find(
    ({ vector, weight = 1 }) =>
      !(Number.isFinite(weight) && weight > 0) ||
      (vector !== null && (vector.length !== size || !vector.every(Number.isFinite))),
  )
  if (wrong !== undefined) {
    const reason = 'has a weight that is not positive or a vector unlike the others'
    throw new AppError('INVALID_EXAMPLES', `The example "${wrong.text.slice(0, 80)}" ${reason}.`)
  }
}
