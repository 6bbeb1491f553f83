import { measuredBy } from './bundled-measure.mjs'
import { embeddingWorker } from './embedding-thread.mjs'

/** What answers that were given before cost beyond one embedding, where a hundred thousand are kept. */
export const measureCache = () => measuredBy('src-main/testing/measure-cache.ts', [embeddingWorker])
