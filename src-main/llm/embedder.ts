import { Worker } from 'node:worker_threads'
import { AppError } from '@shared/ipc/app-error'
import { assertNever } from '../platform/assert-never'
import type { Logger } from '../platform/logger'
import type { WorkerReply, WorkerRequest } from './embedder-protocol'

/** Name of the model whose vectors these are; vectors of different models do not compare. */
export const embeddingModel = 'minilm-l6-v2'

export type EmbedderState = 'loading' | 'ready' | 'unavailable'

interface Job {
  readonly texts: readonly string[]
  readonly resolve: (vectors: readonly Float32Array[]) => void
  readonly reject: (error: AppError) => void
}

/**
 * MiniLM in a worker thread. One job is with the worker at a time, so that a person's question
 * never waits for more than one chunk of bulk work.
 */
export class Embedder {
  private worker: Worker | null = null
  private readonly listeners = new Set<(state: EmbedderState) => void>()
  private readonly urgent: Job[] = []
  private readonly bulk: Job[] = []
  private running: Job | null = null
  private current: EmbedderState = 'loading'
  private jobs = 0
  private closing = false

  /** @param workerFile the built `embedder-worker.js`; started by the first job */
  constructor(
    private readonly workerFile: string,
    private readonly logger: Logger,
  ) {}

  get state(): EmbedderState {
    return this.current
  }

  /** Calls back at every change of state until the returned function is called. */
  onState(listener: (state: EmbedderState) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Resolves once the model is loaded. @throws AppError EMBEDDER_UNAVAILABLE */
  ready(): Promise<void> {
    return this.embed([]).then(() => undefined)
  }

  /** One vector of 384 numbers for a question somebody waits for. @throws AppError EMBEDDER_UNAVAILABLE */
  async embedQuestion(text: string): Promise<Float32Array> {
    const [vector] = await this.enqueue(this.urgent, [text])
    if (vector === undefined) throw unavailable('no vector came back')
    return vector
  }

  /** One vector of 384 numbers a text, in the background. @throws AppError EMBEDDER_UNAVAILABLE */
  async embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    // The engine spreads 24 texts or more over threads of its own, which the window would feel.
    const chunkSize = 8
    const chunks: Promise<readonly Float32Array[]>[] = []
    for (let start = 0; start < texts.length || chunks.length === 0; start += chunkSize) {
      chunks.push(this.enqueue(this.bulk, texts.slice(start, start + chunkSize)))
    }
    return (await Promise.all(chunks)).flat()
  }

  async close(): Promise<void> {
    this.closing = true
    await this.worker?.terminate()
  }

  private enqueue(queue: Job[], texts: readonly string[]): Promise<readonly Float32Array[]> {
    if (this.current === 'unavailable') return Promise.reject(unavailable('it did not load'))
    return new Promise((resolve, reject) => {
      queue.push({ texts, resolve, reject })
      this.pump()
    })
  }

  private pump(): void {
    if (this.running !== null) return
    const job = this.urgent.shift() ?? this.bulk.shift()
    if (job === undefined) {
      // The process ends when its work does; a waiting model must not keep it.
      this.worker?.unref()
      return
    }
    this.running = job
    this.worker ??= this.startWorker()
    this.worker.ref()
    this.jobs += 1
    this.worker.postMessage({ id: this.jobs, texts: job.texts } satisfies WorkerRequest)
  }

  private startWorker(): Worker {
    const worker = new Worker(this.workerFile)
    worker.on('message', (reply: WorkerReply) => this.receive(reply))
    worker.on('error', (error) => this.fail(error))
    worker.on('exit', () => this.fail(new Error('its thread ended')))
    return worker
  }

  private receive(reply: WorkerReply): void {
    switch (reply.type) {
      case 'ready':
        this.setState('ready')
        break
      case 'unavailable':
        this.fail(new Error(reply.message))
        break
      case 'embedded':
        this.settle((job) => job.resolve(reply.vectors))
        break
      case 'failed':
        this.settle((job) => job.reject(unavailable(reply.message)))
        break
      default:
        assertNever(reply)
    }
  }

  private settle(how: (job: Job) => void): void {
    const job = this.running
    this.running = null
    if (job !== null) how(job)
    this.pump()
  }

  private fail(error: Error): void {
    if (this.current === 'unavailable') return
    if (!this.closing) {
      this.logger.error('The embedder stopped; words alone decide from here.', { error })
    }
    this.setState('unavailable')
    const waiting = [...(this.running ? [this.running] : []), ...this.urgent, ...this.bulk]
    this.running = null
    this.urgent.length = 0
    this.bulk.length = 0
    for (const job of waiting) job.reject(unavailable(error.message))
  }

  private setState(state: EmbedderState): void {
    this.current = state
    for (const listener of this.listeners) listener(state)
  }
}

function unavailable(why: string): AppError {
  return new AppError('EMBEDDER_UNAVAILABLE', `The language model is not available: ${why}.`)
}
