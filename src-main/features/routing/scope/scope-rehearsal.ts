import { learnLikeness, likenessOf } from './class-likeness'
import { expectedLikeness, type LikenessFigures } from './scope-figures'
import { inScopeProbabilities } from './scope-model'
import type { ScopeExamples, ScopeTraining } from './scope-training'
import { seededRandom, shuffled } from './seeded-order'

/** One training example, judged by what was learned without it. */
export interface RehearsedQuestion {
  readonly vector: Float32Array
  /** As it is. */
  readonly known: LikenessFigures
  /** As if a fifth of all classes, its own among them, had never been taught. */
  readonly stranger: LikenessFigures | null
  readonly correct: boolean
  readonly probabilities: ArrayLike<number>
}

const folds = 5
/** Judging more says the threshold no better, and costs a millisecond each. */
const mostQuestions = 4_000

interface Task {
  readonly example: number
  readonly label: number
}

/**
 * Judges in-scope examples without having known them, and again as strangers. Leaving a class out
 * means not looking at its column: prototypes know nothing of other classes, so nothing need be
 * learned anew, and the classifier's remaining probabilities are made to sum to 1.
 */
export function rehearse(
  training: ScopeTraining,
  arranged: ScopeExamples,
): readonly RehearsedQuestion[] {
  const random = seededRandom(training.seed)
  const byClass = arranged.byClass.map((examples) =>
    judgedFirst(training, shuffled(examples, random)),
  )
  const groups = Math.min(5, byClass.length)
  const numbers = shuffled([...byClass.keys()], random)
  const groupOf = new Map(numbers.map((label, i) => [label, i % groups]))
  const perClass = Math.ceil(mostQuestions / Math.max(1, byClass.length))
  return Array.from({ length: folds }, (_, fold) => {
    const kept = byClass.map((examples) => examples.filter((_unused, i) => i % folds !== fold))
    const likeness = learnLikeness(kept.map((examples) => vectorsOf(training, examples)))
    const tasks: Task[] = byClass.flatMap((examples, label) =>
      examples.flatMap((example, i) =>
        i % folds === fold && i < perClass ? [{ example, label }] : [],
      ),
    )
    return tasks.flatMap(({ example, label }): RehearsedQuestion[] => {
      const vector = training.examples[example]?.vector
      const probabilities = training.outOfFold.probabilities[example]
      if (vector === undefined || probabilities === undefined) return []
      const alike = likenessOf(likeness, vector)
      const inScope = inScopeProbabilities(arranged, probabilities)
      const others = (other: number) => groupOf.get(other) !== groupOf.get(label)
      return [
        {
          vector,
          known: expectedLikeness(alike, inScope),
          stranger: groups < 2 ? null : expectedLikeness(alike, inScope, others),
          correct: bestLabel(arranged.labels, probabilities) === training.examples[example]?.label,
          probabilities,
        },
      ]
    })
  }).flat()
}

/** Only what the classifier judged can be rehearsed. */
function judgedFirst({ outOfFold }: ScopeTraining, examples: readonly number[]): readonly number[] {
  const isJudged = (example: number) => outOfFold.probabilities[example] !== undefined
  return [...examples.filter(isJudged), ...examples.filter((example) => !isJudged(example))]
}

export function vectorsOf(training: ScopeTraining, indices: readonly number[]): Float32Array[] {
  return indices.flatMap((i) => training.examples[i]?.vector ?? [])
}

function bestLabel(labels: readonly string[], probabilities: ArrayLike<number>) {
  let best = 0
  labels.forEach((_, i) => {
    if ((probabilities[i] ?? 0) > (probabilities[best] ?? 0)) best = i
  })
  return labels[best]
}
