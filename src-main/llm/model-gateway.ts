import { AppError } from '@shared/ipc/app-error'
import type { Logger } from '../platform/logger'
import { ModelBudget, type PricedModel, type SpendLedger } from './model-budget'
import { cancelledBy, ModelFailure } from './model-failure'
import { mostMicros } from './model-prices'
import { type ModelReason, ModelsDown, reasonOf, restingReason } from './models-down'
import { ProviderHealth } from './provider-health'
import type { ModelProvider, ModelReply, ModelRequest } from './text-model'

export interface ModelAttempt {
  readonly provider: ModelProvider
  readonly model: string
  /** Anything but `first`: what was shown of the answer so far is to be cleared. */
  readonly reason: 'first' | 'second-provider' | 'after-rate-limit'
}

export interface GenerateRequest extends ModelRequest {
  /** Called before each attempt, with the one that follows. */
  onAttempt(attempt: ModelAttempt): void
}

export interface GeneratedReply extends ModelReply {
  /** What it cost, or may have where the provider did not say; millionths of a US dollar. */
  readonly micros: number
}

export interface ProviderStatus {
  readonly provider: ModelProvider
  readonly model: string
  readonly state: 'ready' | 'resting'
  /** ISO 8601. */
  readonly since: string
}

interface GatewayOptions {
  /** In the order in which they are asked. */
  readonly models: readonly PricedModel[]
  readonly ledger: SpendLedger
  readonly logger: Logger
  readonly newId: () => string
  /** For all attempts together, in milliseconds. */
  readonly wholeMs?: number
}

/** How long a provider is left alone after failures in a row. */
const restMs = 30_000

interface Candidate extends PricedModel {
  readonly health: ProviderHealth
}

/** Asks one model after the other until one answers, within the budget and a person's patience. */
export class ModelGateway {
  private readonly candidates: readonly Candidate[]
  private readonly budget: ModelBudget

  constructor(private readonly options: GatewayOptions) {
    this.candidates = options.models.map((priced) => ({
      ...priced,
      health: new ProviderHealth({ restMs }),
    }))
    this.budget = new ModelBudget(options)
  }

  status(): readonly ProviderStatus[] {
    return this.candidates.map(({ model, health }) => ({
      provider: model.provider,
      model: model.model,
      state: health.resting ? 'resting' : 'ready',
      since: new Date(health.since).toISOString(),
    }))
  }

  /** Loads what the models need; to be called when there is nothing better to do. */
  async prepare(): Promise<void> {
    await Promise.all(this.candidates.map(({ model }) => model.prepare()))
  }

  /** Resolves when all costs known so far are written down. */
  settled(): Promise<void> {
    return this.budget.settled()
  }

  /**
   * The first reply that comes whole.
   * @throws AppError NO_MODEL, BUDGET_REACHED, BUDGET_UNKNOWN, CANCELLED
   * @throws ModelsDown with each provider's reason
   */
  async generate(request: GenerateRequest): Promise<GeneratedReply> {
    if (this.candidates.length === 0) throw noModel()
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(tooLate()), this.options.wholeMs ?? 20_000)
    const signal = AbortSignal.any([request.signal, patience.signal])
    try {
      return await this.inTurn({ ...request, signal }, request.signal)
    } finally {
      clearTimeout(timer)
    }
  }

  private async inTurn(request: GenerateRequest, person: AbortSignal): Promise<GeneratedReply> {
    const reasons: ModelReason[] = []
    let last: AppError | null = null
    for (const candidate of this.candidates) {
      const { provider } = candidate.model
      if (candidate.health.resting) {
        reasons.push(restingReason(provider))
        continue
      }
      // What costs nothing can go on without a budget.
      if (isBudget(last) && mostMicros(candidate.price, request) > 0) continue
      const outcome = await this.attempt(candidate, request, this.reasonFor(candidate, last))
      if (!(outcome instanceof AppError)) return outcome
      if (person.aborted) throw cancelledBy(person)
      last = outcome
      reasons.push(reasonOf(provider, last))
      if (request.signal.aborted) break
    }
    throw isBudget(last) ? last : new ModelsDown(reasons, last)
  }

  private async attempt(
    { model, price, health }: Candidate,
    request: GenerateRequest,
    reason: ModelAttempt['reason'],
  ): Promise<GeneratedReply | AppError> {
    try {
      return await health.run(async () => {
        const reservation = await this.budget.reserve({ model, price }, request)
        try {
          request.onAttempt({ provider: model.provider, model: model.model, reason })
          const reply = await model.stream(request)
          return { ...reply, micros: reservation.settle(reply.usageReported ? reply : null) }
        } catch (error) {
          reservation.settle(error instanceof ModelFailure ? error.used : null)
          throw error
        }
      })
    } catch (thrown) {
      return this.noted(model, thrown)
    }
  }

  private reasonFor(candidate: Candidate, before: AppError | null): ModelAttempt['reason'] {
    if (candidate === this.candidates[0]) return 'first'
    return before?.code === 'MODEL_RATE_LIMITED' ? 'after-rate-limit' : 'second-provider'
  }

  private noted(model: PricedModel['model'], thrown: unknown): AppError {
    if (!(thrown instanceof AppError)) throw thrown
    const { provider, model: name } = model
    const { code, cause } = thrown
    if (code !== 'CANCELLED') {
      this.options.logger.warn('A model did not answer', { provider, model: name, code, cause })
    }
    return thrown
  }
}

function isBudget(error: AppError | null): error is AppError {
  return error?.code === 'BUDGET_REACHED' || error?.code === 'BUDGET_UNKNOWN'
}

function noModel(): AppError {
  return new AppError(
    'NO_MODEL',
    'No model is set up. Put a key, or the address of a model server, into the managed configuration.',
  )
}

function tooLate(): AppError {
  return new AppError('MODEL_TIMEOUT', 'No model answered in time.', { retryable: true })
}
