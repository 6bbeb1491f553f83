import type { Result } from '@shared/ipc/bridge'
import type { RouteInput, RouteName, RouteOutput } from '@shared/ipc/contract'
import { RequestError } from './request-error'

export interface RequestOptions {
  /** Given when the caller listens for this request's own events. */
  readonly requestId?: string
  /** Aborting it cancels the work in main; the request then rejects with `CANCELLED`. */
  readonly signal?: AbortSignal
}

const cancelled = { code: 'CANCELLED', message: 'Stopped.', retryable: true }
const unreachable = {
  code: 'UNREACHABLE',
  message: 'ClubOS did not take the request. Try again; if that fails, restart the app.',
  retryable: true,
}

/** The route's output. @throws RequestError with main's code and message */
export async function request<Name extends RouteName>(
  route: Name,
  input: RouteInput<Name>,
  { requestId = crypto.randomUUID(), signal }: RequestOptions = {},
): Promise<RouteOutput<Name>> {
  if (signal?.aborted) throw new RequestError(cancelled)
  const cancel = () => cancelRequest(requestId)
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return dataOf<Name>(await send(route, input, requestId))
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

async function send(route: string, input: unknown, requestId: string): Promise<Result<unknown>> {
  try {
    return await window.clubos.request(route, input, requestId)
  } catch (cause) {
    throw new RequestError(unreachable, { cause })
  }
}

function dataOf<Name extends RouteName>(result: Result<unknown>): RouteOutput<Name> {
  if (!result.ok) throw new RequestError(result.error)
  return result.data as RouteOutput<Name>
}

function cancelRequest(requestId: string): void {
  // Nothing depends on the outcome: a request that is already done cannot be cancelled.
  send('requests.cancel', { requestId }, crypto.randomUUID()).catch(() => undefined)
}
