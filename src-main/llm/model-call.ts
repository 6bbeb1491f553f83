import type { AppError } from '@shared/ipc/app-error'
import { endless, guardedFetch } from './guarded-fetch'
import { cancelledBy, ModelFailure, providerNames } from './model-failure'
import type { ModelProvider, ModelRequest } from './text-model'

/** How long a person waits, in milliseconds. */
export interface ModelPatience {
  readonly wholeMs: number
  readonly firstWordMs: number
  readonly betweenWordsMs: number
  /** A provider that asks for a longer wait than this is left at once. */
  readonly retryAfterMs: number
}

export const interactivePatience: ModelPatience = {
  wholeMs: 20_000,
  firstWordMs: 8_000,
  betweenWordsMs: 5_000,
  retryAfterMs: 2_000,
}

interface ModelCallOptions {
  readonly provider: ModelProvider
  readonly request: ModelRequest
  readonly patience: ModelPatience
}

/** More characters than any token has on average: a reply beyond them is not what was asked for. */
const mostCharactersPerToken = 32

/** One call of a model: its text so far, its clock, and the one reason why it ended early. */
export class ModelCall {
  readonly fetch: typeof fetch
  private readonly controller = new AbortController()
  private readonly startedAt = performance.now()
  private readonly wholeTimer: NodeJS.Timeout
  private wordTimer: NodeJS.Timeout
  private ended: AppError | null = null
  private received = ''
  private firstWordAfter: number | null = null

  constructor(private readonly options: ModelCallOptions) {
    const { provider, request, patience } = options
    const { retryAfterMs } = patience
    this.fetch = guardedFetch({ provider, retryAfterMs, end: (failure) => this.end(failure) })
    this.wholeTimer = this.endAfter(patience.wholeMs, 'took too long')
    this.wordTimer = this.endAfter(patience.firstWordMs, 'did not begin to answer')
    request.signal.addEventListener('abort', this.cancel, { once: true })
    if (request.signal.aborted) this.cancel()
  }

  get signal(): AbortSignal {
    return this.controller.signal
  }

  get text(): string {
    return this.received
  }

  /** Null: nothing came yet. */
  get firstWordMs(): number | null {
    return this.firstWordAfter
  }

  get ms(): number {
    return performance.now() - this.startedAt
  }

  /** Hands a piece of the reply on, unless the call has ended. @throws why it ended */
  receive(delta: string): void {
    this.throwIfEnded()
    if (delta === '') return
    this.received += delta
    if (this.received.length > this.options.request.maxTokens * mostCharactersPerToken) {
      this.end(endless(this.options.provider))
      this.throwIfEnded()
    }
    this.firstWordAfter ??= this.ms
    clearTimeout(this.wordTimer)
    this.wordTimer = this.endAfter(this.options.patience.betweenWordsMs, 'stopped in the middle')
    this.options.request.onText(delta)
  }

  throwIfEnded(): void {
    if (this.ended !== null) throw this.ended
  }

  /** Stops clocks and listening; what the provider still sends is not waited for. */
  close(): void {
    clearTimeout(this.wholeTimer)
    clearTimeout(this.wordTimer)
    this.options.request.signal.removeEventListener('abort', this.cancel)
    this.controller.abort()
  }

  private end(reason: AppError): void {
    if (this.ended !== null) return
    this.ended = reason
    this.controller.abort()
  }

  private readonly cancel = (): void => {
    this.end(cancelledBy(this.options.request.signal))
  }

  private endAfter(ms: number, what: string): NodeJS.Timeout {
    const { provider } = this.options
    return setTimeout(() => {
      this.end(
        new ModelFailure({
          provider,
          code: 'MODEL_TIMEOUT',
          message: `${providerNames[provider]} ${what}.`,
          detail: `nothing for ${ms} ms`,
        }),
      )
    }, ms)
  }
}
