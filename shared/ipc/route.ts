import type { z } from 'zod'
import type { Role } from '../accounts/role'

/** One call that the renderer may make; `anyone` also means: before sign-in. */
export interface Route {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly roles: readonly Role[] | 'anyone'
  /** Of the files in its input, in bytes; no route takes files unless it says so. */
  readonly maximumBytes?: number
}

export type RouteMap = Readonly<Record<string, Route>>

/** Event type → schema of its payload. Events flow from main to the renderer only. */
export type EventMap = Readonly<Record<string, z.ZodType>>
