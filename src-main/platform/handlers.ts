import type { RouteMap } from '@shared/ipc/route'
import type { z } from 'zod'

/** What a handler is told about a call beside its input. */
export interface CallContext {
  /** Identifies the call for its stream of events and for cancelling. */
  readonly requestId: string
  /** Aborts when the renderer cancels the call or goes away. */
  readonly signal: AbortSignal
}

/** A handler for every route of a map, no more and no fewer. */
export type HandlersFor<Routes extends RouteMap> = {
  readonly [Name in keyof Routes]: (
    input: z.output<Routes[Name]['input']>,
    call: CallContext,
  ) => z.output<Routes[Name]['output']> | Promise<z.output<Routes[Name]['output']>>
}
