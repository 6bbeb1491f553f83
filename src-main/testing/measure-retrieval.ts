import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { splitPassages } from '@shared/knowledge/passages'
import { readHandbook } from '../commands/handbook-folder'
import { readHandbookQuestions } from '../commands/handbook-questions'
import { shippedRetrieval } from '../compose-retrieval'
import { openVectorCache } from '../data/sqlite/vector-cache'
import type { MeasuredFigure } from '../data/sync/testing/measured-figure'
import { embeddingText } from '../features/answers/passage'
import type { HandbookDocument } from '../features/answers/retrieval/evaluation/handbook'
import { partTexts } from '../features/answers/retrieval/passage-parts'
import { openBulkEmbedder } from '../llm/bulk-embedder'
import { embedThroughCache } from '../llm/embed-through-cache'
import { embeddingModel } from '../llm/embedder'
import { resolvePaths } from '../platform/paths'
import { withEmbeddingThread } from './speed/embedding-yardstick'
import { manySections } from './speed/many-sections'
import { mixedVectors } from './speed/mixed-vectors'
import { measureSections } from './speed/retrieval-figures'

// How long an answer from passages takes, in clubs that have written down far more than the demo.
// Arguments: build/bench/embedding-worker.mjs, how many sections, as "2000,10000".

const [worker = '', sizes = '2000,10000'] = process.argv.slice(2)

const paths = resolvePaths(process.env)
process.stdout.write(`${JSON.stringify(await measure())}\n`)

async function measure(): Promise<readonly MeasuredFigure[]> {
  const own = readHandbook(join(paths.resources, 'demo-club', 'sops'))
  const others = readHandbook(join(paths.resources, 'answers', 'training', 'handbooks'))
  const embedTexts = mixedVectors(await embedded(own))
  const file = join(paths.resources, 'answers', 'handbook-questions.jsonl')
  const texts = readHandbookQuestions(file).map(({ question }) => question)
  const resources = shippedRetrieval(paths)
  return withEmbeddingThread(worker, async (embed) => {
    const figures: MeasuredFigure[] = []
    for (const sections of sizes.split(',').map(Number)) {
      process.stderr.write(`  Asking ${texts.length} questions of ${sections} sections …\n`)
      const documents = manySections([...own, ...others], sections)
      figures.push(
        ...(await measureSections(
          { paths, documents, resources, embedTexts, embed, sections },
          texts,
        )),
      )
    }
    return figures
  })
}

/** The demo club's own sections and their parts. */
async function embedded(
  documents: readonly HandbookDocument[],
): Promise<ReadonlyMap<string, Float32Array>> {
  const texts = documents.flatMap(({ title, content }) =>
    splitPassages(content).flatMap((section) => {
      const passage = { ...section, sop: title }
      return [embeddingText(passage), ...partTexts(passage)]
    }),
  )
  process.stderr.write(`  Embedding ${texts.length} texts …\n`)
  const vectors = await embedOnce(texts)
  return new Map(texts.map((text, i) => [text, vectors[i] ?? new Float32Array()]))
}

/** From what the build embedded, as far as it did. */
async function embedOnce(texts: readonly string[]): Promise<readonly Float32Array[]> {
  const folder = mkdtempSync(join(tmpdir(), 'clubos-sections-'))
  const cache = openVectorCache({
    ...{ file: join(folder, 'vectors.sqlite'), model: embeddingModel },
    seed: paths.shippedVectors,
  })
  try {
    return await embedThroughCache(texts, cache, await openBulkEmbedder())
  } finally {
    cache.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
