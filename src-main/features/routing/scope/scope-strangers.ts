import { balancedRows } from './balanced-rows'
import { type ClassLikeness, likenessOf } from './class-likeness'
import { expectedLikeness, type LikenessFigures, type ScopeFigures } from './scope-figures'
import { inScopeProbabilities } from './scope-model'
import type { RehearsedQuestion } from './scope-rehearsal'
import type { BackgroundQuestion, ScopeExamples, ScopeTraining } from './scope-training'
import { learnWeights, scopeLogOdds } from './scope-weights'
import { seededRandom, shuffled } from './seeded-order'

/** A question known to be out of scope. */
export interface Stranger {
  readonly vector: Float32Array
  readonly figures: LikenessFigures
}

export interface Rehearsal {
  readonly training: ScopeTraining
  readonly arranged: ScopeExamples
  readonly likeness: ClassLikeness
  readonly questions: readonly RehearsedQuestion[]
}

/** Strangers kept, of the labelled ones and of the background each. */
const most = 400
/** Fewer background questions are no sample of what is foreign. */
const fewest = 20

/** Examples labelled as out of scope, in a random order. */
export function labelledStrangers(rehearsal: Rehearsal): readonly Stranger[] {
  const { training, arranged } = rehearsal
  const judged = arranged.foreign.filter((index) => training.outOfFold.probabilities[index])
  const chosen = shuffled(judged, seededRandom(training.seed)).slice(0, most)
  return chosen.flatMap((index) => {
    const vector = training.examples[index]?.vector
    const probabilities = training.outOfFold.probabilities[index]
    if (vector === undefined || probabilities === undefined) return []
    return [strangerOf(rehearsal, { vector, probabilities })]
  })
}

/** The background questions that are more likely strangers than not, by likeness alone. */
export function unlikeBackground(rehearsal: Rehearsal): readonly Stranger[] {
  const { training, questions } = rehearsal
  const strangers = questions.flatMap(({ stranger }) => stranger ?? [])
  const weights =
    strangers.length === 0
      ? null
      : learnWeights(
          balancedRows([
            { share: 1, outOfScope: false, figures: questions.map(({ known }) => alone(known)) },
            { share: 1, outOfScope: true, figures: strangers.map(alone) },
          ]),
        )
  const unlike = shuffled(training.background ?? [], seededRandom(training.seed))
    .map((question) => strangerOf(rehearsal, question))
    .filter(({ figures }) => weights === null || scopeLogOdds(weights, alone(figures)) > 0)
    .slice(0, most)
  return unlike.length < fewest ? [] : unlike
}

const alone = (figures: LikenessFigures): ScopeFigures => ({ ...figures, foreign: 0 })

function strangerOf(
  { arranged, likeness }: Rehearsal,
  { vector, probabilities }: BackgroundQuestion,
): Stranger {
  const inScope = inScopeProbabilities(arranged, probabilities)
  return { vector, figures: expectedLikeness(likenessOf(likeness, vector), inScope) }
}
