import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

interface Embedded {
  readonly vector: Float32Array
  /** From the request to its vector. */
  readonly ms: number
}

/**
 * What answering is measured against: the language model in a thread of its own, with nothing of
 * the app around it.
 * @param workerFile build/bench/embedding-worker.mjs
 */
export async function withEmbeddingThread<Value>(
  workerFile: string,
  work: (embed: (text: string) => Promise<Embedded>) => Promise<Value>,
): Promise<Value> {
  const thread = new Worker(workerFile)
  try {
    await once(thread, 'message')
    return await work(async (text) => {
      const start = performance.now()
      thread.postMessage(text)
      const [vector] = await once(thread, 'message')
      return { vector: Float32Array.from(vector), ms: performance.now() - start }
    })
  } finally {
    await thread.terminate()
  }
}
