import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { Label } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import { AppError } from '@shared/ipc/app-error'
import type { EmbedTexts } from '../../platform/vectors'
import { fingerprintOf } from './train-router'
import type { TrainedFile, TrainingReply, TrainingRequest } from './training-protocol'

export interface RouterTrainingOptions {
  /** The built `router-training-worker.js`. */
  readonly workerFile: string
  readonly embedTexts: EmbedTexts
  /** Normalised texts whose vectors need no embedding: what ships with the app. */
  readonly known: () => ReadonlyMap<string, Float32Array>
  readonly rules: unknown
  readonly keywords: unknown
}

interface TrainingRun {
  readonly signal: AbortSignal
  readonly onProgress: (progress: {
    readonly step: 'embedding' | 'training'
    /** 0 to 1. */
    readonly share: number
  }) => void
}

/** How many texts are embedded between two looks at the signal. */
const portion = 64

/** Trains routers in a thread of their own, so that nobody's window waits. */
export class RouterTraining {
  constructor(private readonly the: RouterTrainingOptions) {}

  /**
   * The same examples in the same order give the same file.
   * @throws AppError CANCELLED, EMBEDDER_UNAVAILABLE, TRAINING_NEEDS_CLASSES, TRAINING_FAILED
   */
  async train(
    examples: readonly { readonly text: string; readonly label: Label }[],
    run: TrainingRun,
  ): Promise<TrainedFile & { readonly sha256: string }> {
    const normalised = normalisedExamples(examples)
    const vectors = await this.embed(
      normalised.map(({ text }) => text),
      run,
    )
    const { rules, keywords } = this.the
    const trained = await this.inThread({ examples: normalised, vectors, rules, keywords }, run)
    return { ...trained, sha256: sha256Of(trained.file) }
  }

  /** What a router trained from these examples says that it was trained from. */
  fingerprint(examples: readonly { readonly text: string; readonly label: Label }[]): string {
    const { rules, keywords } = this.the
    return fingerprintOf({ examples: normalisedExamples(examples), rules, keywords })
  }

  private async embed(texts: readonly string[], run: TrainingRun): Promise<Float32Array> {
    const vectors = new Map(this.the.known())
    const missing = [...new Set(texts)].filter((text) => !vectors.has(text))
    for (let start = 0; start < missing.length; start += portion) {
      if (run.signal.aborted) throw cancelled()
      const some = missing.slice(start, start + portion)
      const made = await this.the.embedTexts(some)
      some.forEach((text, i) => {
        vectors.set(text, made[i] ?? new Float32Array())
      })
      run.onProgress({ step: 'embedding', share: (start + some.length) / missing.length })
    }
    return joined(texts.map((text) => vectors.get(text) ?? new Float32Array()))
  }

  private inThread(request: TrainingRequest, run: TrainingRun): Promise<TrainedFile> {
    return new Promise((resolve, reject) => {
      if (run.signal.aborted) return reject(cancelled())
      const worker = new Worker(this.the.workerFile, { workerData: request })
      const stop = () => {
        reject(cancelled())
        void worker.terminate()
      }
      run.signal.addEventListener('abort', stop, { once: true })
      worker.on('message', (reply: TrainingReply) => {
        if (reply.type === 'progress') run.onProgress({ step: 'training', share: reply.share })
        else if (reply.type === 'trained') resolve(reply.trained)
        else reject(new AppError(reply.code, reply.message))
      })
      worker.on('error', (cause) => reject(failed(cause)))
      worker.on('exit', () => {
        run.signal.removeEventListener('abort', stop)
        reject(failed(new Error('Its thread ended.')))
      })
    })
  }
}

/** As training and its fingerprint take them. */
export function normalisedExamples(
  examples: readonly { readonly text: string; readonly label: Label }[],
) {
  return examples.map(({ text, label }) => ({ text: normaliseQuestion(text), label }))
}

/** SHA-256 of a router's file, hex: what its row is checked against. */
export function sha256Of(file: string): string {
  return createHash('sha256').update(file).digest('hex')
}

/** Rows one after the other. */
function joined(rows: readonly Float32Array[]): Float32Array {
  const width = rows[0]?.length ?? 0
  const all = new Float32Array(rows.length * width)
  rows.forEach((row, i) => {
    all.set(row, i * width)
  })
  return all
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'The training was stopped.')
}

function failed(cause: unknown): AppError {
  return new AppError('TRAINING_FAILED', 'The router could not be trained. Try it again.', {
    cause,
  })
}
