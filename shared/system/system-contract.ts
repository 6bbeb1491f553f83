import { z } from 'zod'
import { roles } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'

export const connection = z.object({
  state: z.enum(['connecting', 'online', 'offline']),
  /** When this state began, ISO 8601. */
  since: z.string(),
  /** When the local copy last agreed with the database; null before the first time. */
  lastPulledAt: z.string().nullable(),
  /** For people: why it is offline, or why the local copy could not be updated. */
  reason: z.string().nullable(),
})
export type Connection = z.infer<typeof connection>

export const systemStatus = z.object({
  phase: z.discriminatedUnion('name', [
    z.object({ name: z.literal('starting'), step: z.string() }),
    z.object({ name: z.literal('ready') }),
    z.object({ name: z.literal('failed'), code: z.string(), message: z.string() }),
  ]),
  version: z.string(),
  clubName: z.string(),
  /** The club is the built-in demo, whose people sign in with one click. */
  demo: z.boolean(),
  connection,
  /** The language model that compares meanings; without it words alone decide. */
  embedder: z.enum(['loading', 'ready', 'unavailable']),
  /** Things the person should know, such as a wrong key in the configuration file. */
  warnings: z.array(z.string()).readonly(),
})
export type SystemStatus = z.infer<typeof systemStatus>

export const systemRoutes = {
  'system.status': { input: z.object({}), output: systemStatus, roles: 'anyone' },
  /** Tries the database at once instead of waiting for the next attempt. */
  'system.reconnect': { input: z.object({}), output: connection, roles },
  /** Tries again after a start that failed. */
  'system.retry-start': { input: z.object({}), output: z.null(), roles: 'anyone' },
  /** The first screen can be used: what start-up is measured by. */
  'system.usable': { input: z.object({}), output: z.null(), roles: 'anyone' },
  'system.report-error': {
    input: z.object({ message: z.string().max(2_000), stack: z.string().max(8_000).optional() }),
    output: z.null(),
    roles: 'anyone',
  },
} satisfies RouteMap

export const systemEvents = {
  'system.status-changed': systemStatus,
} satisfies EventMap
