import { normaliseQuestion } from '@shared/ask/question-text'
import type { Embedder, EmbedderState } from './embedder'
import { RecentVectors } from './recent-vectors'

interface StoredVectors {
  read(texts: readonly string[]): readonly (Float32Array | null)[]
  write(entries: readonly { readonly text: string; readonly vector: Float32Array }[]): void
}

export interface EmbeddedQuestion {
  /** Of length 1, 384 numbers. Shared: not to be written to. */
  readonly vector: Float32Array
  readonly source: 'memory' | 'disk' | 'model'
}

/** 1.5 kB each. */
const mostInMemory = 2_000

/** Embeds what people ask, each text once: from memory, else from the disk, else by the model. */
export class QuestionVectors {
  private readonly recent: RecentVectors
  /** Texts that the model is busy with. */
  private readonly underWay = new Map<string, Promise<Float32Array>>()

  constructor(
    private readonly the: {
      readonly embedder: Pick<Embedder, 'state' | 'embedQuestion'>
      /** Opened by the first question. */
      readonly stored: () => StoredVectors
      readonly mostInMemory?: number
    },
  ) {
    this.recent = new RecentVectors(the.mostInMemory ?? mostInMemory)
  }

  get state(): EmbedderState {
    return this.the.embedder.state
  }

  /** Needs no model for what was embedded before. @throws AppError EMBEDDER_UNAVAILABLE */
  async embedQuestion(question: string): Promise<EmbeddedQuestion> {
    const text = normaliseQuestion(question)
    const remembered = this.recent.get(text)
    if (remembered !== null) return { vector: remembered, source: 'memory' }
    const kept = this.readStored(text)
    if (kept !== null) {
      this.recent.set(text, kept)
      return { vector: kept, source: 'disk' }
    }
    return { vector: await this.byModel(text), source: 'model' }
  }

  private byModel(text: string): Promise<Float32Array> {
    const already = this.underWay.get(text)
    if (already !== undefined) return already
    const made = this.the.embedder
      .embedQuestion(text)
      .then((vector) => this.keep(text, vector))
      .finally(() => this.underWay.delete(text))
    this.underWay.set(text, made)
    return made
  }

  private keep(text: string, vector: Float32Array): Float32Array {
    this.recent.set(text, vector)
    // The disk is not waited for.
    setImmediate(() => this.writeStored(text, vector))
    return vector
  }

  /** The store logs what goes wrong with it; it may also be closed, or its folder be gone. */
  private readStored(text: string): Float32Array | null {
    try {
      return this.the.stored().read([text])[0] ?? null
    } catch {
      return null
    }
  }

  private writeStored(text: string, vector: Float32Array): void {
    try {
      this.the.stored().write([{ text, vector }])
    } catch {
      // It is embedded again another time.
    }
  }
}
