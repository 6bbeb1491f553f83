import { ModelFailure, nothingUsed, providerNames } from './model-failure'
import type { ModelProvider } from './text-model'

interface GuardedFetchOptions {
  readonly provider: ModelProvider
  /** Longest wait that a provider may ask for. */
  readonly retryAfterMs: number
  /** Ends the whole call, so that the SDK does not try again. */
  readonly end: (failure: ModelFailure) => void
}

/** Far more than a reply can be; what never ends must not fill the memory. */
const mostBytes = 8 * 1024 * 1024

/** The connection was never made: nothing was sent, nothing is charged, trying again is free. */
const neverSent = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * `fetch` for one call of a provider's SDK, which retries on its own. It stops that where waiting
 * would try a person's patience, and where a request that broke off may have been charged already:
 * a second one would not be covered by the budget reserved for the first.
 */
export function guardedFetch(options: GuardedFetchOptions): typeof fetch {
  return async (input, init) => {
    const response = await sent(input, init, options)
    const wait = retryAfterOf(response.headers)
    if (!response.ok && wait !== null && wait > options.retryAfterMs) {
      options.end(askedToWait(options.provider, response.status, wait))
    }
    return response.ok ? bounded(response, options) : response
  }
}

/** What `Retry-After` asks for, in milliseconds; null where it asks for nothing. */
export function retryAfterOf(headers: Headers, now = Date.now()): number | null {
  const milliseconds = Number.parseFloat(headers.get('retry-after-ms') ?? '')
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds)
  const text = headers.get('retry-after')
  if (text === null) return null
  if (/^\s*\d+(\.\d+)?\s*$/.test(text)) return Number.parseFloat(text) * 1000
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

async function sent(
  input: Parameters<typeof fetch>[0],
  init: Parameters<typeof fetch>[1],
  { provider, end }: GuardedFetchOptions,
): Promise<Response> {
  try {
    // Elsewhere than configured is not where customers' words may go.
    return await fetch(input, { ...init, redirect: 'error' })
  } catch (error) {
    const code = systemCodeOf(error)
    if (init?.signal?.aborted || neverSent.has(code)) throw error
    end(unavailable(provider, `connection lost ${code}`))
    throw error
  }
}

/** Node's own code of a network error, such as `ECONNRESET`; empty where there is none. */
export function systemCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const code = 'code' in error ? error.code : undefined
  if (typeof code === 'string' && /^[A-Z][A-Z_0-9]{2,60}$/.test(code)) return code
  return error.cause === undefined ? '' : systemCodeOf(error.cause)
}

export function unavailable(provider: ModelProvider, detail: string): ModelFailure {
  const code = detail.split(' ').at(-1) ?? ''
  return new ModelFailure({
    provider,
    code: 'MODEL_UNAVAILABLE',
    message: `${providerNames[provider]} cannot be reached. Check the connection and the address.`,
    detail,
    used: neverSent.has(code) ? nothingUsed : null,
  })
}

function askedToWait(provider: ModelProvider, status: number, retryAfterMs: number): ModelFailure {
  const seconds = Math.ceil(retryAfterMs / 1000)
  const limited = status === 429
  return new ModelFailure({
    provider,
    code: limited ? 'MODEL_RATE_LIMITED' : 'MODEL_UNAVAILABLE',
    message: `${providerNames[provider]} asks us to wait ${seconds} seconds.`,
    detail: `HTTP ${status}, Retry-After ${seconds} s`,
    used: nothingUsed,
    retryAfterMs,
  })
}

function bounded(response: Response, { provider, end }: GuardedFetchOptions): Response {
  if (response.body === null) return response
  let bytes = 0
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes <= mostBytes) controller.enqueue(chunk)
      else end(endless(provider))
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body.pipeThrough(counted), { status, statusText, headers })
}

export function endless(provider: ModelProvider): ModelFailure {
  return new ModelFailure({
    provider,
    code: 'MODEL_MALFORMED',
    message: `${providerNames[provider]} did not stop answering.`,
    detail: 'longer than asked for',
  })
}
