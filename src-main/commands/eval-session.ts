import { join } from 'node:path'
import { openVectorCache } from '../data/sqlite/vector-cache'
import { openBulkEmbedder } from '../llm/bulk-embedder'
import { embedThroughCache } from '../llm/embed-through-cache'
import { embeddingModel } from '../llm/embedder'
import { type Logger, openLog } from '../platform/logger'
import { type Paths, resolvePaths } from '../platform/paths'
import type { EmbedTexts } from '../platform/vectors'

export interface EvalSession {
  readonly paths: Paths
  readonly logger: Logger
  /** On every core, and each text once: what was embedded before is kept beside the club's data. */
  readonly embedTexts: EmbedTexts
  /** Milliseconds to embed each of these alone, as a question is; nothing is kept. */
  timeEmbedding(texts: readonly string[]): Promise<readonly number[]>
}

/** What measuring needs; no club, no sign-in. Says on standard error how far it is. */
export async function withEvalSession<Value>(
  work: (session: EvalSession) => Promise<Value>,
): Promise<Value> {
  const paths = resolvePaths(process.env)
  const logger = openLog({ folder: paths.logs, name: 'cli', console: true })
  const embed = await openBulkEmbedder((done, total) => {
    if (total > 1) showProgress('embedding', done / total)
  })
  const cache = openVectorCache({
    file: join(paths.data, 'evaluation-vectors.sqlite'),
    model: embeddingModel,
    seed: paths.shippedVectors,
    logger,
  })
  try {
    return await work({
      ...{ paths, logger },
      embedTexts: (texts) => embedThroughCache(texts, cache, embed),
      timeEmbedding: async (texts) => {
        const times: number[] = []
        for (const text of texts) {
          const before = performance.now()
          await embed([text])
          times.push(performance.now() - before)
        }
        return times
      },
    })
  } finally {
    cache.close()
  }
}

/** Replaces the line before; only where somebody looks. */
export function showProgress(what: string, share: number): void {
  if (!process.stderr.isTTY) return
  process.stderr.write(`\r${what} ${Math.round(share * 100)} %${share >= 1 ? '\n' : ''}`)
}
