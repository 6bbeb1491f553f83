import { AppError } from '@shared/ipc/app-error'
import { providerNames } from './model-failure'
import type { ModelProvider } from './text-model'

/** Why a model was of no use; `RESTING`: it was not even asked. */
export interface ModelReason {
  readonly provider: ModelProvider
  readonly code: string
  readonly message: string
}

/** No model answered; with each provider's reason. */
export class ModelsDown extends AppError {
  readonly reasons: readonly ModelReason[]

  constructor(reasons: readonly ModelReason[], cause: unknown) {
    super('MODELS_DOWN', `No model answered. ${reasons.map(({ message }) => message).join(' ')}`, {
      cause,
      retryable: true,
    })
    this.reasons = reasons
  }
}

export function reasonOf(provider: ModelProvider, { code, message }: AppError): ModelReason {
  return { provider, code, message }
}

export function restingReason(provider: ModelProvider): ModelReason {
  const message = `${providerNames[provider]} failed before and is left alone for a moment.`
  return { provider, code: 'RESTING', message }
}
