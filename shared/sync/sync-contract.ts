import { z } from 'zod'
import { staff } from '../accounts/role'
import type { EventMap, RouteMap } from '../ipc/route'

/** Central entity name, such as `tickets`. */
const entity = z.string()

export const syncStatus = z.object({
  /** Operations that wait to be sent, by entity, most first. */
  queue: z.array(z.object({ entity, count: z.number(), oldestAt: z.string() })).readonly(),
  queued: z.number(),
  /** Of those that wait, the ones that cannot be sent now. */
  held: z.number(),
  /** For people: why not. */
  heldReasons: z.array(z.string()).readonly(),
  conflicts: z.number(),
  deadLetters: z.number(),
  /** How far this device's clock is ahead of the central one; null before the first contact. */
  clockAheadMs: z.number().nullable(),
  /** Share of a copy that is being fetched anew; null when none is. */
  fetchingCopy: z.object({ rows: z.number() }).nullable(),
})
export type SyncStatus = z.infer<typeof syncStatus>

export const resolutions = ['theirs', 'mine', 'merged'] as const

/** Two people changed one thing; nothing is lost until somebody settles it. */
export const conflict = z.object({
  id: z.string(),
  entity,
  rowId: z.string(),
  /** What people call the row, such as a ticket's title. */
  title: z.string(),
  /** Column name; null when a whole row was deleted. */
  field: z.string().nullable(),
  kind: z.enum(['field', 'edit-of-deleted', 'delete-of-edited']),
  /** Before both changes. */
  base: z.json(),
  /** What stands now. */
  theirs: z.json(),
  theirsBy: z.string().nullable(),
  /** What came later and was kept aside. */
  mine: z.json(),
  mineBy: z.string().nullable(),
  madeAt: z.string(),
})
export type Conflict = z.infer<typeof conflict>

/** A change that the central database refused for good. */
export const deadLetter = z.object({
  opId: z.string(),
  entity,
  rowId: z.string(),
  title: z.string(),
  kind: z.enum(['insert', 'update', 'delete']),
  /** Column → the value that was not accepted. */
  changes: z.record(z.string(), z.json()),
  code: z.string(),
  message: z.string(),
  madeAt: z.string(),
  refusedAt: z.string(),
  /** Changes that were built on this one and go with it. */
  dependants: z.number(),
})
export type DeadLetter = z.infer<typeof deadLetter>

export const deviceContent = z.object({
  deviceId: z.string().nullable(),
  file: z.string(),
  bytes: z.number(),
  /** Rows of each kind that are held here, most first. */
  rows: z.array(z.object({ entity, count: z.number() })).readonly(),
})
export type DeviceContent = z.infer<typeof deviceContent>

export const syncRoutes = {
  'sync.status': { input: z.object({}), output: syncStatus, roles: staff },
  'sync.conflicts': { input: z.object({}), output: z.array(conflict), roles: staff },
  /** Settles a conflict for everybody; `value` is given for `merged`. */
  'sync.settle': {
    input: z.object({
      id: z.uuid(),
      resolution: z.enum(resolutions),
      value: z.json().optional(),
    }),
    output: z.null(),
    roles: staff,
  },
  /** Oldest first. */
  'sync.dead-letters': { input: z.object({}), output: z.array(deadLetter), roles: staff },
  'sync.retry': { input: z.object({ opId: z.uuid() }), output: z.null(), roles: staff },
  /** The change is given up, and so is what was built on it. */
  'sync.discard': { input: z.object({ opId: z.uuid() }), output: z.null(), roles: staff },
  /** Everything about all refused changes, as JSON text for whoever helps. */
  'sync.export': { input: z.object({}), output: z.string(), roles: staff },
  'sync.device': { input: z.object({}), output: deviceContent, roles: staff },
} satisfies RouteMap

export const syncEvents = {
  'sync.status-changed': syncStatus,
  /** Rows that were changed in this device's copy, here or elsewhere; `ids` null: very many. */
  'sync.rows-changed': z.object({ entity, ids: z.array(z.string()).nullable() }),
} satisfies EventMap
