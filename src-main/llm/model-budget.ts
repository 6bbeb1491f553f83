import { AppError } from '@shared/ipc/app-error'
import type { Logger } from '../platform/logger'
import { cancelledBy } from './model-failure'
import { costMicros, type ModelPrice, mostMicros } from './model-prices'
import type { ModelRequest, TextModel, TokenUse } from './text-model'

export interface SpendCall {
  /** UUID; the same one again reserves nothing more. */
  readonly id: string
  readonly provider: string
  readonly model: string
  /** Millionths of a US dollar. */
  readonly micros: number
}

/** Where the club's spending on models is counted, for all desks together. */
export interface SpendLedger {
  /** `day` or `month`: that cap would be passed, and nothing was reserved. */
  reserve(call: SpendCall): Promise<'reserved' | 'day' | 'month'>
  /** What the call cost instead of what was reserved for it. */
  settle(id: string, micros: number): Promise<void>
}

export interface PricedModel {
  readonly model: TextModel
  readonly price: ModelPrice
}

/** What was set aside for one call; told once what it really cost. */
export interface Reservation {
  /**
   * Null: nobody knows what was used, so what was set aside counts.
   * Returns what counts, in millionths of a US dollar.
   */
  settle(used: TokenUse | null): number
}

interface BudgetOptions {
  readonly ledger: SpendLedger
  readonly logger: Logger
  readonly newId: () => string
}

const unpaid: Reservation = { settle: () => 0 }

/** No call is made that its reservation does not cover. */
export class ModelBudget {
  private readonly settling = new Set<Promise<void>>()

  constructor(private readonly options: BudgetOptions) {}

  /**
   * Sets aside what the call can cost at most; what is free needs no ledger.
   * @throws AppError BUDGET_REACHED, BUDGET_UNKNOWN, or the signal's reason
   */
  async reserve({ model, price }: PricedModel, request: ModelRequest): Promise<Reservation> {
    const micros = mostMicros(price, request)
    if (micros === 0) return unpaid
    const id = this.options.newId()
    const { provider, model: name } = model
    const asking = this.ask({ id, provider, model: name, micros })
    const outcome = await orAborted(asking, request.signal, () => this.giveBack(id, asking))
    if (outcome !== 'reserved') throw reached(outcome)
    return {
      settle: (used) => this.settle(id, used === null ? micros : costMicros(price, used)),
    }
  }

  /** Resolves when everything told so far is written down, or could not be. */
  async settled(): Promise<void> {
    await Promise.all(this.settling)
  }

  private async ask(call: SpendCall): Promise<'reserved' | 'day' | 'month'> {
    try {
      return await this.options.ledger.reserve(call)
    } catch (cause) {
      throw new AppError(
        'BUDGET_UNKNOWN',
        'What models have cost so far cannot be read, so none is asked.',
        { cause, retryable: true },
      )
    }
  }

  /** The answer does not wait for it; what is lost stays reserved, which is never too little. */
  private settle(id: string, micros: number): number {
    const settling = this.options.ledger
      .settle(id, micros)
      .catch((error: unknown) => {
        this.options.logger.warn('What a model cost was not written down', { id, micros, error })
      })
      .finally(() => this.settling.delete(settling))
    this.settling.add(settling)
    return micros
  }

  private giveBack(id: string, asking: Promise<string>): void {
    asking.then(
      (outcome) => outcome === 'reserved' && this.settle(id, 0),
      () => undefined,
    )
  }
}

/** As `work`, unless the signal comes first: then its reason, and `late` for what still comes. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal, late: () => void): Promise<T> {
  let abort: () => void = () => undefined
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(cancelledBy(signal))
    signal.addEventListener('abort', abort, { once: true })
    if (signal.aborted) abort()
  })
  try {
    return await Promise.race([aborted, work])
  } catch (error) {
    if (signal.aborted) late()
    throw error
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

function reached(cap: 'day' | 'month'): AppError {
  const when = cap === 'day' ? "today's" : "this month's"
  return new AppError(
    'BUDGET_REACHED',
    `The club's budget for models is used up: asking would pass ${when} cap.`,
    { cause: new Error(`cap of the ${cap}`) },
  )
}
