import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

/** The program of the thread. */
export const embeddingWorker = fileURLToPath(new URL('./embedding-worker.mjs', import.meta.url))

/**
 * The language model in a thread of this process, with nothing of the app around it.
 * @template T
 * @param {(timeEmbedding: (text: string) => Promise<number>) => Promise<T>} work gets a function that embeds a text once and returns the milliseconds it took
 * @returns {Promise<T>}
 */
export async function withEmbeddingThread(work) {
  const thread = new Worker(embeddingWorker)
  try {
    await reply(thread)
    return await work(async (text) => {
      const start = performance.now()
      const embedded = reply(thread)
      thread.postMessage(text)
      await embedded
      return performance.now() - start
    })
  } finally {
    await thread.terminate()
  }
}

/** @param {Worker} thread */
function reply(thread) {
  return new Promise((resolve, reject) => {
    thread.once('error', reject)
    thread.once('message', (message) => {
      thread.off('error', reject)
      resolve(message)
    })
  })
}
