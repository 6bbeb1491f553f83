import { join } from 'node:path'
import { splitPassages } from '@shared/knowledge/passages'
import { readDemoContent } from '../data/demo/demo-content'
import { openVectorCache } from '../data/sqlite/vector-cache'
import { embeddingText } from '../features/answers/passage'
import { partTexts } from '../features/answers/retrieval/passage-parts'
import { openBulkEmbedder } from '../llm/bulk-embedder'
import { embedThroughCache } from '../llm/embed-through-cache'
import { embeddingModel } from '../llm/embedder'
import { openLog } from '../platform/logger'
import { type Paths, resolvePaths } from '../platform/paths'

/** Writes the vectors that ship with the app. */
export async function embedShippedTexts(): Promise<void> {
  const paths = resolvePaths(process.env)
  const logger = openLog({ folder: paths.logs, name: 'cli', console: true })
  const cache = openVectorCache({ file: paths.shippedVectors, model: embeddingModel, logger })
  const embed = await openBulkEmbedder()
  const texts = shippedTexts(paths)
  await embedThroughCache(texts, cache, embed)
  cache.close()
  process.stdout.write(`${texts.length} texts are embedded.\n`)
}

/** Every text of the demo club that is compared by meaning: what the build embeds. */
function shippedTexts(paths: Paths): readonly string[] {
  const { sops } = readDemoContent(join(paths.resources, 'demo-club'))
  return sops.flatMap(({ title, content }) =>
    splitPassages(content).flatMap((cut) => {
      const passage = { ...cut, sop: title }
      return [embeddingText(passage), ...partTexts(passage)]
    }),
  )
}
