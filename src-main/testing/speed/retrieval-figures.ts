import { join } from 'node:path'
import { normaliseQuestion } from '@shared/ask/question-text'
import { type MeasuredFigure, timed } from '../../data/sync/testing/measured-figure'
import { builtInProcedure } from '../../features/answers/built-in-procedure'
import { KnowledgeTier } from '../../features/answers/knowledge-tier'
import type { HandbookDocument } from '../../features/answers/retrieval/evaluation/handbook'
import { copyHandbook } from '../../features/answers/retrieval/evaluation/handbook-copy'
import { openScope } from '../../features/answers/retrieval/evaluation/handbook-trial'
import { PassageIndex } from '../../features/answers/retrieval/passage-index'
import { PassageStore } from '../../features/answers/retrieval/passage-store'
import type { RetrievalResources } from '../../features/answers/retrieval/retrieval-resources'
import { silentLogger } from '../../platform/logger'
import type { Paths } from '../../platform/paths'
import type { EmbedTexts } from '../../platform/vectors'
import { readResource } from '../../shipped-content'
import { beyondEmbedding, mostHeld } from './beyond-embedding'
import { watched } from './loop-delay'

interface Asking {
  readonly paths: Paths
  readonly documents: readonly HandbookDocument[]
  readonly sections: number
  readonly resources: RetrievalResources
  readonly embedTexts: EmbedTexts
  readonly embed: (text: string) => Promise<{ readonly vector: Float32Array; readonly ms: number }>
}

const warmUps = 10

/** Searching alone, and with the answer composed; each question and its embedding taking turns. */
export async function measureSections(
  asking: Asking,
  texts: readonly string[],
): Promise<readonly MeasuredFigure[]> {
  const { paths, documents, sections } = asking
  const migrations = join(paths.migrations, 'sqlite')
  const copy = copyHandbook(documents, { migrations, logger: silentLogger })
  try {
    const store = new PassageStore(copy.local.read)
    const places = { all: () => [] }
    const index = new PassageIndex({ ...asking, store, places, logger: silentLogger })
    const plain = await timed(async () => store.all())
    const { ms, heldMs } = await watched(() => index.reload())
    const name = `retrieval.${sections}`
    return [
      ...(await askAll(asking, index, texts)),
      ...[
        { name: `${name}.load`, value: ms, goal: null },
        { name: `${name}.load-held`, value: heldMs, goal: mostHeld },
      ].map((figure) => ({ ...figure, unit: 'ms', yardstick: plain })),
    ]
  } finally {
    copy.close()
  }
}

async function askAll(asking: Asking, index: PassageIndex, texts: readonly string[]) {
  const { paths, sections, embed } = asking
  const fallback = builtInProcedure(readResource(paths, 'emergency/procedure.md'))
  const knowledge = new KnowledgeTier(index, fallback)
  const samples: { search: number; answer: number; embedding: number }[] = []
  let answered = 0
  for (const [i, question] of texts.entries()) {
    const { vector, ms: embedding } = await embed(normaliseQuestion(question))
    const request = { question, vector, scope: openScope, assistants: [] }
    const began = performance.now()
    index.search(request)
    const searched = performance.now()
    const answer = knowledge.find(request).composed
    const ended = performance.now()
    if (answer !== null) answered += 1
    if (i >= warmUps)
      samples.push({ search: searched - began, answer: ended - searched, embedding })
  }
  process.stderr.write(`  ${answered} of ${texts.length} were answered\n`)
  const embeddingMs = samples.map((one) => one.embedding)
  const name = `retrieval.${sections}`
  return [
    ...beyondEmbedding(
      { name: `${name}.search`, ms: samples.map(({ search }) => search), embeddingMs },
      null,
    ),
    ...beyondEmbedding(
      { name: `${name}.answer`, ms: samples.map(({ answer }) => answer), embeddingMs },
      mostHeld,
    ),
  ]
}
