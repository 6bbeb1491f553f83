import { contentWords, normaliseQuestion } from '@shared/ask/question-text'
import { dot } from '../../../../platform/vectors'
import { embeddingText, type Passage } from '../../passage'
import type { HandbookQuestion } from './handbook'
import {
  type AskedOfHandbook,
  type Handbook,
  type HandbookTrial,
  openScope,
  type TrialTools,
  withHandbook,
} from './handbook-trial'
import { figuresOf, type Outcome, type RetrievalFigures } from './retrieval-figures'

type Order = Pick<RetrievalFigures, 'hit1' | 'hit3' | 'mrr'>

export interface HandbookReport extends RetrievalFigures {
  readonly sections: number
  /** What simpler ways find in the same sections. */
  readonly baselines: { readonly minilm: Order; readonly bm25: Order; readonly fusion: Order }
  /** Questions whose document or heading is not in the folder; they count as not found. */
  readonly unmatched: readonly HandbookQuestion[]
}

/** Asks all questions about a handbook; nobody's scope, no assistant. */
export function evaluateRetrieval(handbook: Handbook, tools: TrialTools): Promise<HandbookReport> {
  return withHandbook(handbook, tools, async (trial) => ({
    ...figuresOf(trial.asked.map((one) => ask(trial, one))),
    sections: trial.passages.length,
    baselines: await baselinesOf(trial, tools),
    unmatched: handbook.questions.filter(
      (question) =>
        question.doc !== null && !trial.passages.some((one) => trial.isAnswer(question, one)),
    ),
  }))
}

function ask(trial: HandbookTrial, { question, vector }: AskedOfHandbook): Outcome {
  const before = performance.now()
  const { passages, enough } = trial.index.rank({
    ...{ question: question.question, vector, assistants: [], scope: openScope },
  })
  const ms = performance.now() - before
  const order = passages.map(({ passage }) => passage)
  return { ...outcomeOf(trial, question, order), abstained: !enough, ms }
}

function outcomeOf(trial: HandbookTrial, question: HandbookQuestion, order: readonly Passage[]) {
  const at = order.findIndex((passage) => trial.isAnswer(question, passage))
  return { rank: at < 0 ? null : at + 1, answerable: question.doc !== null }
}

/** Cosine with whole sections, BM25, and both fused by rank. */
async function baselinesOf(trial: HandbookTrial, { embedTexts }: TrialTools) {
  const { passages, store } = trial
  const sections = await embedTexts(passages.map(embeddingText))
  const byMeaning = ({ vector }: AskedOfHandbook) =>
    ordered(passages, (_, i) => dot(vector, sections[i] ?? vector))
  const byWords = ({ question }: AskedOfHandbook) => {
    const words = contentWords(normaliseQuestion(question.question)).slice(0, 64)
    const found = store.matchWords(words, passages.length)
    return ordered(passages, ({ id }) => found.get(id) ?? 0)
  }
  const measure = (rank: (one: AskedOfHandbook) => readonly Passage[]): Order => {
    const { hit1, hit3, mrr } = figuresOf(
      trial.asked.map((one) => ({
        ...outcomeOf(trial, one.question, rank(one)),
        ...{ abstained: false, ms: 0 },
      })),
    )
    return { hit1, hit3, mrr }
  }
  return {
    minilm: measure(byMeaning),
    bm25: measure(byWords),
    fusion: measure((one) => fused(passages, [byMeaning(one), byWords(one)])),
  }
}

function ordered(
  passages: readonly Passage[],
  score: (passage: Passage, i: number) => number,
): readonly Passage[] {
  return passages
    .map((passage, i) => ({ passage, score: score(passage, i) }))
    .sort((a, b) => b.score - a.score)
    .map(({ passage }) => passage)
}

/** Reciprocal rank fusion with the customary constant. */
function fused(passages: readonly Passage[], orders: readonly (readonly Passage[])[]) {
  const scores = new Map<Passage, number>()
  for (const one of orders)
    one.forEach((passage, i) => {
      scores.set(passage, (scores.get(passage) ?? 0) + 1 / (60 + i))
    })
  return ordered(passages, (passage) => scores.get(passage) ?? 0)
}
