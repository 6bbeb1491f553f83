import type { ErrorReport } from './app-error'

/** What comes back over IPC: nothing throws across it. */
export type Result<Data> =
  | { readonly ok: true; readonly data: Data }
  | { readonly ok: false; readonly error: ErrorReport }

/** All that the sandboxed page gets of the outside: `window.clubos`. */
export interface ClubosBridge {
  request(route: string, input: unknown, requestId: string): Promise<Result<unknown>>
  /** Calls back with each event of that type until the returned function is called. */
  on(type: string, listener: (payload: unknown) => void): () => void
}

export const channels = { request: 'clubos:request', event: 'clubos:event' } as const
