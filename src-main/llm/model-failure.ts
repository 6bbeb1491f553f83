import { AppError } from '@shared/ipc/app-error'
import type { ModelProvider, TokenUse } from './text-model'

export type ModelFailureCode =
  | 'MODEL_TIMEOUT'
  | 'MODEL_RATE_LIMITED'
  | 'MODEL_REFUSED'
  | 'MODEL_UNAVAILABLE'
  | 'MODEL_CUT'
  | 'MODEL_MALFORMED'

interface FailureDetails {
  readonly provider: ModelProvider
  readonly code: ModelFailureCode
  readonly message: string
  /** What can safely be written to a log; never what was asked, answered or the key. */
  readonly detail?: string
  /** Null: the provider may have charged for something, and nobody knows how much. */
  readonly used?: TokenUse | null
  readonly retryAfterMs?: number | null
  /** Another question may still succeed: the provider works, it only took offence at this one. */
  readonly onlyThisRequest?: boolean
}

export const nothingUsed: TokenUse = { inputTokens: 0, outputTokens: 0 }

/** Why one model did not answer. Its cause is our own words: the provider's may repeat the prompt. */
export class ModelFailure extends AppError {
  override readonly code: ModelFailureCode
  readonly provider: ModelProvider
  readonly used: TokenUse | null
  readonly retryAfterMs: number | null
  readonly onlyThisRequest: boolean

  constructor(details: FailureDetails) {
    super(details.code, details.message, {
      cause: details.detail === undefined ? undefined : new Error(details.detail),
      retryable: details.code !== 'MODEL_REFUSED',
    })
    this.code = details.code
    this.provider = details.provider
    this.used = details.used ?? null
    this.retryAfterMs = details.retryAfterMs ?? null
    this.onlyThisRequest = details.onlyThisRequest ?? false
  }
}

/** Why the caller wants no answer any more. */
export function cancelledBy({ reason }: AbortSignal): AppError {
  return reason instanceof AppError ? reason : new AppError('CANCELLED', 'Cancelled.')
}

export const providerNames = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
} as const satisfies Readonly<Record<ModelProvider, string>>

/** Codes that providers are known to send; anything else could be made of the prompt. */
const knownCodes = new Set([
  'api_error',
  'authentication_error',
  'billing_error',
  'billing_not_active',
  'content_filter',
  'context_length_exceeded',
  'insufficient_quota',
  'invalid_api_key',
  'invalid_request_error',
  'model_not_found',
  'not_found_error',
  'overloaded_error',
  'permission_error',
  'rate_limit_error',
  'rate_limit_exceeded',
  'request_too_large',
  'server_error',
  'timeout_error',
  'unsupported_parameter',
  'unsupported_value',
])

export interface ProviderAnswer {
  /** HTTP status; undefined when the error came inside a stream that had begun. */
  readonly status: number | undefined
  readonly codes: readonly unknown[]
  readonly retryAfterMs: number | null
}

/** The failure that an error answer of the provider means. */
export function refusalOf(provider: ModelProvider, answer: ProviderAnswer): ModelFailure {
  const { status, codes, retryAfterMs } = answer
  const known = codes.filter((code) => typeof code === 'string' && knownCodes.has(code))
  const detail = [status === undefined ? 'error in the stream' : `HTTP ${status}`, ...known]
  // An error instead of an answer is free; an error in the middle of one may not be.
  const used = status === undefined ? null : nothingUsed
  const common = { provider, detail: detail.join(' '), used, retryAfterMs }
  return new ModelFailure({ ...common, ...verdictOn(provider, status, known) })
}

type Verdict = Pick<FailureDetails, 'code' | 'message' | 'onlyThisRequest'>

function verdictOn(
  provider: ModelProvider,
  status: number | undefined,
  codes: readonly unknown[],
): Verdict {
  const name = providerNames[provider]
  const says = (...some: string[]) => some.some((code) => codes.includes(code))
  if (says('insufficient_quota', 'billing_error', 'billing_not_active') || status === 402) {
    return refused(`${name} says that the account has no credit left. Top it up there.`)
  }
  if (status === 429 || says('rate_limit_error', 'rate_limit_exceeded')) {
    return { code: 'MODEL_RATE_LIMITED', message: `${name} takes no more questions for a while.` }
  }
  if (status === 401 || says('authentication_error', 'invalid_api_key')) {
    return refused(`${name} does not accept the key. Check it in the managed configuration.`)
  }
  if (status === 403 || says('permission_error')) {
    return refused(`${name} does not let this key use the model. Check the account's rights there.`)
  }
  if (status === 404 || says('model_not_found', 'not_found_error')) {
    return refused(`${name} does not know the model, or the address is wrong. Check both.`)
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 409) {
    const message = `${name} did not accept this question. Check the model's name and settings.`
    return { ...refused(message), onlyThisRequest: true }
  }
  return { code: 'MODEL_UNAVAILABLE', message: `${name} has a problem of its own at the moment.` }
}

function refused(message: string): Verdict {
  return { code: 'MODEL_REFUSED', message }
}
