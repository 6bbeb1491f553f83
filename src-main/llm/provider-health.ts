import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel'
import { ModelFailure } from './model-failure'

export interface HealthOptions {
  /** How long a provider is left alone after its third failure in a row. */
  readonly restMs: number
  /** Injected for tests; the breaker itself goes by `Date.now`. */
  readonly now?: () => number
}

const failuresInARow = 3
/** A provider that asks for more is tried again after this all the same. */
const longestRestMs = 10 * 60_000

/** Whether a provider is worth asking: it rests after failures in a row, and while it asked to. */
export class ProviderHealth {
  private readonly breaker: CircuitBreakerPolicy
  private readonly now: () => number
  private openedAt = 0
  private asksForRestUntil = 0
  private changedAt: number

  constructor(private readonly options: HealthOptions) {
    this.now = options.now ?? Date.now
    this.changedAt = this.now()
    this.breaker = circuitBreaker(
      handleWhen((error) => isItsFault(error) || this.breaker.state === CircuitState.HalfOpen),
      { halfOpenAfter: options.restMs, breaker: new ConsecutiveBreaker(failuresInARow) },
    )
    this.breaker.onBreak(() => {
      this.openedAt = this.now()
      this.changedAt = this.openedAt
    })
    this.breaker.onReset(() => {
      this.changedAt = this.now()
    })
  }

  /** While one call tries whether it works again, others do not wait for that. */
  get resting(): boolean {
    if (this.now() < this.asksForRestUntil) return true
    const { state } = this.breaker
    if (state === CircuitState.HalfOpen) return true
    return state === CircuitState.Open && this.now() - this.openedAt < this.options.restMs
  }

  /** Milliseconds since 1970 of the last change. */
  get since(): number {
    const restEnded = this.asksForRestUntil <= this.now() ? this.asksForRestUntil : 0
    return Math.max(this.changedAt, restEnded)
  }

  /** Does the work and learns from how it ends. Only for a provider that does not rest. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.breaker.execute(work)
    } catch (error) {
      const wait = error instanceof ModelFailure ? error.retryAfterMs : null
      if (wait !== null && wait > 0) this.rest(wait)
      throw error
    }
  }

  private rest(ms: number): void {
    this.asksForRestUntil = this.now() + Math.min(ms, longestRestMs)
    this.changedAt = this.now()
  }
}

/** Neither a person's change of mind nor a question that it would not take. */
function isItsFault(error: unknown): boolean {
  return error instanceof ModelFailure && !error.onlyThisRequest
}
