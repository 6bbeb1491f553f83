import { AppError } from '@shared/ipc/app-error'
import { retryAfterOf, systemCodeOf, unavailable } from './guarded-fetch'
import { interactivePatience, ModelCall, type ModelPatience } from './model-call'
import { ModelFailure, providerNames, refusalOf } from './model-failure'
import type { ModelProvider, ModelReply, ModelRequest, TokenUse } from './text-model'

/** How a provider is reached; the key stays inside the adapter. */
export interface ProviderAccess {
  /** Null: the server at the base URL asks for none. */
  readonly apiKey: string | null
  /** Null: the provider's own. */
  readonly baseUrl: string | null
  readonly model: string
  readonly patience?: ModelPatience
}

/** What a provider's stream said beside the text. */
export interface StreamEnd {
  /** As the provider names it; null: it did not say. */
  readonly model: string | null
  readonly use: TokenUse | null
  /** Null: the stream ended without saying that it is finished. */
  readonly stopReason: ModelReply['stopReason'] | 'refused' | null
}

interface Exchange {
  readonly provider: ModelProvider
  readonly access: ProviderAccess
  readonly request: ModelRequest
  /** Speaks to the provider; hands the text to the call. */
  readonly speak: (call: ModelCall) => Promise<StreamEnd>
}

/** The SDKs keep requests in what they log; nothing of that is for anybody's eyes. */
export const quietLogger = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
}

/** One reply of a provider, or the one reason why there is none. @throws as `TextModel.stream` */
export async function exchange(options: Exchange): Promise<ModelReply> {
  const { provider, access, request } = options
  const call = new ModelCall({
    provider,
    request,
    patience: access.patience ?? interactivePatience,
  })
  try {
    call.throwIfEnded()
    const end = await options.speak(call)
    call.throwIfEnded()
    return replyOf(options, call, end)
  } catch (thrown) {
    call.throwIfEnded()
    throw failureOf(provider, thrown)
  } finally {
    call.close()
  }
}

function replyOf({ provider, access, request }: Exchange, call: ModelCall, end: StreamEnd) {
  const { text, firstWordMs } = call
  if (end.stopReason === null) throw cut(provider, 'the stream ended early')
  if (end.stopReason === 'refused') throw declined(provider, end.use)
  if (firstWordMs === null || text.trim() === '') throw malformed(provider, 'no text', end.use)
  const estimate = {
    inputTokens: estimatedTokens(request.system) + estimatedTokens(request.user),
    outputTokens: estimatedTokens(text),
  }
  return {
    ...(end.use ?? estimate),
    text,
    provider,
    model: end.model ?? access.model,
    usageReported: end.use !== null,
    stopReason: end.stopReason,
    firstWordMs,
    ms: call.ms,
  } satisfies ModelReply
}

/** About four characters of English make a token. */
function estimatedTokens(text: string): number {
  return Math.ceil(text.length / 4)
}

function failureOf(provider: ModelProvider, thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  if (thrown instanceof SyntaxError) return malformed(provider, 'no JSON', null)
  if (isErrorAnswer(thrown)) {
    const { status, headers } = thrown
    const retryAfterMs = headers === undefined ? null : retryAfterOf(headers)
    return refusalOf(provider, { status, codes: codesOf(thrown), retryAfterMs })
  }
  const code = systemCodeOf(thrown)
  if (isConnectionError(thrown)) return unavailable(provider, `no connection ${code}`.trim())
  return code === '' ? malformed(provider, 'not the protocol', null) : cut(provider, code)
}

interface ErrorAnswer {
  readonly status: number | undefined
  readonly headers: Headers | undefined
}

/** Both SDKs' errors for an answer that is an error; those for no answer have neither. */
function isErrorAnswer(thrown: unknown): thrown is ErrorAnswer {
  if (!(thrown instanceof Error && 'status' in thrown && 'headers' in thrown)) return false
  const { status, headers } = thrown
  return typeof status === 'number' || (status === undefined && headers instanceof Headers)
}

/** Both SDKs' errors for no answer at all, after their last try. */
function isConnectionError(thrown: unknown): boolean {
  return thrown instanceof Error && 'status' in thrown && 'headers' in thrown
}

/** Every short name of what went wrong, wherever the provider puts it. */
function codesOf(thrown: unknown, depth = 0): readonly unknown[] {
  if (typeof thrown !== 'object' || thrown === null || depth > 2) return []
  const { code, type, error } = thrown as { code?: unknown; type?: unknown; error?: unknown }
  return [code, type, ...codesOf(error, depth + 1)]
}

function cut(provider: ModelProvider, detail: string): ModelFailure {
  const message = `The connection to ${providerNames[provider]} broke in the middle of the answer.`
  return new ModelFailure({ provider, code: 'MODEL_CUT', message, detail })
}

function malformed(provider: ModelProvider, detail: string, used: TokenUse | null): ModelFailure {
  const message = `${providerNames[provider]} sent something that is no answer.`
  return new ModelFailure({ provider, code: 'MODEL_MALFORMED', message, detail, used })
}

function declined(provider: ModelProvider, used: TokenUse | null): ModelFailure {
  return new ModelFailure({
    provider,
    code: 'MODEL_REFUSED',
    message: `${providerNames[provider]} declined to answer this question.`,
    detail: 'refusal',
    used,
    onlyThisRequest: true,
  })
}
