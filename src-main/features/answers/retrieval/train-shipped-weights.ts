import { contentWords, normaliseQuestion } from '@shared/ask/question-text'
import type { HandbookQuestion } from './evaluation/handbook'
import {
  type Handbook,
  openScope,
  type TrialTools,
  withHandbook,
} from './evaluation/handbook-trial'
import { noEvidence } from './passage-evidence'
import type { RerankerFile } from './reranker-file'
import type { RetrievalLanguage } from './retrieval-resources'
import { type TrainingQuestion, trainReranker } from './train-reranker'

export interface TrainingHandbook extends Handbook {
  readonly name: string
  /** Its questions are put as people usually put them; others avoid the handbook's words on purpose. */
  readonly usual: boolean
}

/** What only the model knows; without it these are not there. */
const meaning = new Set(['whole', 'part', 'twoParts', 'typical', 'sop', 'neighbour'])

/** Learns the weights from handbooks and questions about them; the same input gives the same file. */
export async function trainOnHandbooks(
  handbooks: readonly TrainingHandbook[],
  tools: Omit<TrialTools, 'resources'> & { readonly language: RetrievalLanguage },
): Promise<RerankerFile> {
  const resources = { ...tools.language, reranker: untrained }
  const found = { withMeaning: [] as TrainingQuestion[], byWords: [] as TrainingQuestion[] }
  for (const handbook of handbooks) {
    const questions = [...handbook.questions, ...strangersTo(handbook, handbooks)]
    const asked = { ...handbook, questions }
    const { withMeaning, byWords } = await candidatesOf(asked, { ...tools, resources })
    found.withMeaning.push(...withMeaning)
    found.byWords.push(...byWords)
  }
  return {
    format: 1,
    withMeaning: trainReranker(found.withMeaning),
    byWords: trainReranker(found.byWords, meaning),
    trainedOn: {
      handbooks: [...new Set(handbooks.map(({ name }) => name))],
      questions: handbooks.reduce((sum, { questions }) => sum + questions.length, 0),
    },
  }
}

/** Every so many questions of another handbook are asked, too. */
const strangerStep = 16

/**
 * Questions of the other handbooks, which this one hardly answers: what nobody wrote about is not
 * always as near to the subject as the unanswerable questions that a handbook comes with.
 */
export function strangersTo(
  { name }: TrainingHandbook,
  handbooks: readonly TrainingHandbook[],
): readonly HandbookQuestion[] {
  return handbooks
    .filter((other) => other.name !== name)
    .flatMap(({ questions }) => questions.filter((_, i) => i % strangerStep === 0))
    .map((question) => ({ ...question, doc: null, heading: null }))
}

/** The questions with what is found for them, by all means and by words alone. */
export function candidatesOf(
  handbook: Handbook & Pick<TrainingHandbook, 'usual'>,
  tools: TrialTools,
) {
  return withHandbook(handbook, tools, ({ index, asked, isAnswer }) => {
    const find = (vectorOf: (vector: Float32Array) => Float32Array | null): TrainingQuestion[] =>
      asked.map(({ question, vector }) => ({
        answerable: question.doc !== null,
        usual: handbook.usual,
        words: contentWords(normaliseQuestion(question.question)).length,
        candidates: index
          .candidates({
            ...{ question: question.question, vector: vectorOf(vector) },
            ...{ scope: openScope, assistants: [] },
          })
          .map((one) => ({ ...one, isAnswer: isAnswer(question, one.passage) })),
      }))
    return { withMeaning: find((vector) => vector), byWords: find(() => null) }
  })
}

const nothing = {
  evidence: noEvidence,
  answered: {
    bias: 0,
    signs: { ...noEvidence, ahead: 0 },
  },
  enough: 0,
}

/** The candidates do not depend on the weights. */
const untrained: RerankerFile = {
  ...{ format: 1, withMeaning: nothing, byWords: nothing },
  trainedOn: { handbooks: [], questions: 0 },
}
