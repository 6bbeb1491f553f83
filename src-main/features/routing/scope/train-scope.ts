import { balancedRows } from './balanced-rows'
import { learnLikeness } from './class-likeness'
import { likenessToForeign, type ScopeFigures } from './scope-figures'
import {
  eitherProbability,
  foreignLabelProbability,
  type ScopeModel,
  unlikeProbability,
} from './scope-model'
import { type RehearsedQuestion, rehearse, vectorsOf } from './scope-rehearsal'
import {
  labelledStrangers,
  type Rehearsal,
  type Stranger,
  unlikeBackground,
} from './scope-strangers'
import { chooseThreshold } from './scope-threshold'
import {
  arrangeExamples,
  type ScopeSettings,
  type ScopeTraining,
  scopeDefaults,
} from './scope-training'
import { learnWeights, type ScopeWeights } from './scope-weights'
import { rowsOf, type VectorRows } from './vector-rows'

/** Share of the background in what is learned from; 0.2 to 0.5 came out alike. */
const backgroundShare = 0.4
/** So many labelled strangers weigh as much as all other kinds together. */
const enoughLabelled = 20
/** With fewer classes a left-out one is no stranger but a neighbour, and counts less. */
const manyClasses = 10

/**
 * Learns from a training set alone what is out of its scope: how like its classes a question must
 * be, by pretending in turn that a fifth of the classes is unknown; then sets the strictest
 * threshold that the accuracy budget allows. The same seed gives the same model.
 * About 10 s for 15,000 examples of 150 labels.
 */
export function trainScope(training: ScopeTraining): ScopeModel {
  const settings: ScopeSettings = { ...scopeDefaults, ...training.settings }
  const arranged = arrangeExamples(training)
  const likeness = learnLikeness(arranged.byClass.map((examples) => vectorsOf(training, examples)))
  const rehearsal = { training, arranged, likeness, questions: rehearse(training, arranged) }
  const labelled = labelledStrangers(rehearsal)
  const background = unlikeBackground(rehearsal)
  const strangers = [...labelled, ...background].map(({ vector }) => vector)
  const foreign = rowsOf(strangers, likeness.metric.width)
  const judged = rehearsal.questions.map((question) => withForeign(question, foreign))
  const weights = weightsFor({ rehearsal, judged, labelled, background, foreign })
  const { labels, outOfScopeLabels } = arranged
  const model = { labels, outOfScopeLabels, likeness, foreign, weights, prior: settings.prior }
  const settled = settle(model, judged, settings)
  return {
    ...model,
    threshold: settled.threshold,
    rehearsal: { ...settled.rehearsal, backgroundUsed: background.length },
  }
}

interface JudgedQuestion {
  readonly question: RehearsedQuestion
  readonly known: ScopeFigures
  readonly stranger: ScopeFigures | null
}

function withForeign(question: RehearsedQuestion, foreignRows: VectorRows): JudgedQuestion {
  const foreign = likenessToForeign(foreignRows, question.vector)
  const { known, stranger } = question
  return {
    question,
    known: { ...known, foreign },
    stranger: stranger === null ? null : { ...stranger, foreign },
  }
}

/** The threshold, and what it does to the questions rehearsed. */
function settle(
  model: Omit<ScopeModel, 'threshold' | 'rehearsal'>,
  judged: readonly JudgedQuestion[],
  settings: ScopeSettings,
) {
  const outcomes = judged.map(({ question, known, stranger }) => {
    const foreignLabel = foreignLabelProbability(model, question.probabilities)
    const chance = (figures: ScopeFigures) =>
      eitherProbability(unlikeProbability(model, figures), foreignLabel)
    return {
      correct: question.correct,
      probability: chance(known),
      asStranger: stranger === null ? 1 : chance(stranger),
    }
  })
  const threshold = chooseThreshold(outcomes, settings)
  const share = (counts: (outcome: (typeof outcomes)[number]) => boolean) =>
    outcomes.filter(counts).length / Math.max(1, outcomes.length)
  return {
    threshold,
    rehearsal: {
      examples: outcomes.length,
      accuracy: share(({ correct }) => correct),
      cost: share(({ correct, probability }) => correct && probability > threshold),
      strangersCaught: share(({ asStranger }) => asStranger > threshold),
    },
  }
}

function weightsFor(found: {
  readonly rehearsal: Rehearsal
  readonly judged: readonly JudgedQuestion[]
  readonly labelled: readonly Stranger[]
  readonly background: readonly Stranger[]
  readonly foreign: VectorRows
}): ScopeWeights | null {
  const { rehearsal, judged, labelled, background, foreign } = found
  // A row must not find itself among the foreign questions.
  const outside = [...labelled, ...background].map(({ vector, figures }, i) => ({
    ...figures,
    foreign: likenessToForeign(foreign, vector, { leaveOut: i }),
  }))
  const manifold = Math.min(1, rehearsal.arranged.byClass.length / manyClasses)
  const kinds = [
    {
      share: (1 - backgroundShare) * manifold,
      figures: judged.flatMap(({ stranger }) => stranger ?? []),
    },
    { share: backgroundShare, figures: outside.slice(labelled.length) },
    {
      share: Math.min(1, labelled.length / enoughLabelled),
      figures: outside.slice(0, labelled.length),
    },
  ]
  const rows = balancedRows([
    { share: 1, outOfScope: false, figures: judged.map(({ known }) => known) },
    ...kinds.map((kind) => ({ ...kind, outOfScope: true })),
  ])
  return new Set(rows.map(({ outOfScope }) => outOfScope)).size === 2 ? learnWeights(rows) : null
}
