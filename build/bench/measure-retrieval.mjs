import { measuredBy } from './bundled-measure.mjs'
import { embeddingWorker } from './embedding-thread.mjs'

/** What searching passages, and composing an answer of them, costs beyond one embedding. */
export const measureRetrieval = () =>
  measuredBy('src-main/testing/measure-retrieval.ts', [embeddingWorker])
