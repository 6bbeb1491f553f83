import { normaliseQuestion } from '@shared/ask/question-text'
import type { Logger } from '../../../../platform/logger'
import type { EmbedTexts } from '../../../../platform/vectors'
import type { Passage } from '../../passage'
import { PassageIndex } from '../passage-index'
import { PassageStore } from '../passage-store'
import type { RetrievalResources } from '../retrieval-resources'
import type { HandbookDocument, HandbookQuestion } from './handbook'
import { copyHandbook } from './handbook-copy'
import { HandbookTruth } from './handbook-truth'

export interface Handbook {
  readonly documents: readonly HandbookDocument[]
  readonly questions: readonly HandbookQuestion[]
}

export interface TrialTools {
  readonly resources: RetrievalResources
  readonly embedTexts: EmbedTexts
  /** Folder with the SQLite migrations. */
  readonly migrations: string
  readonly logger: Logger
}

export interface AskedOfHandbook {
  readonly question: HandbookQuestion
  readonly vector: Float32Array
}

/** A handbook that can be searched, and questions whose answers are known. */
export interface HandbookTrial {
  readonly store: PassageStore
  readonly index: PassageIndex
  readonly passages: readonly Passage[]
  readonly asked: readonly AskedOfHandbook[]
  isAnswer(question: HandbookQuestion, passage: Passage): boolean
}

/** Nobody's scope: everything may be read, wherever. */
export const openScope = {
  audiences: ['public', 'staff', 'management'],
  locationId: null,
} as const

/** Lays a handbook out as a club's knowledge is for as long as the work takes. */
export async function withHandbook<Value>(
  { documents, questions }: Handbook,
  tools: TrialTools,
  work: (trial: HandbookTrial) => Value | Promise<Value>,
): Promise<Value> {
  const copy = copyHandbook(documents, tools)
  try {
    const store = new PassageStore(copy.local.read)
    const index = new PassageIndex({ ...tools, store, places: { all: () => [] } })
    await index.reload()
    const texts = questions.map(({ question }) => normaliseQuestion(question))
    const vectors = await tools.embedTexts(texts)
    const truth = new HandbookTruth(documents)
    return await work({
      store,
      index,
      passages: store.all(),
      asked: questions.flatMap((question, i) => {
        const vector = vectors[i]
        return vector === undefined ? [] : [{ question, vector }]
      }),
      isAnswer: (question, { sopId, heading }) => {
        const { path = '', title = '' } = copy.documents.get(sopId) ?? {}
        return truth.isAnswer(question, { path, title, heading })
      },
    })
  } finally {
    copy.close()
  }
}
