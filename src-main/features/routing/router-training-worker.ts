import { parentPort, workerData } from 'node:worker_threads'
import { toAppError } from '@shared/ipc/app-error'
import { trainRouter } from './train-router'
import type { TrainingReply, TrainingRequest } from './training-protocol'

const port = parentPort
if (port === null) throw new Error('Routers are trained in a worker thread only.')

try {
  const request = workerData as TrainingRequest
  const trained = trainRouter(request, (share) => reply({ type: 'progress', share }))
  reply({ type: 'trained', trained })
} catch (error) {
  const { code, message } = toAppError(error)
  reply({ type: 'failed', code, message })
}

function reply(message: TrainingReply): void {
  port?.postMessage(message)
}
