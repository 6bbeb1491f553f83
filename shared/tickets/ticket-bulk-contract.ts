import { z } from 'zod'
import { type Role, staff } from '../accounts/role'
import type { RouteMap } from '../ipc/route'
import { ticketRoutes } from './ticket-contract'
import { toldFields } from './ticket-timeline'

/** Who may change many tickets at once. */
export const bulkEditors = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]

export const mostTicketsAtOnce = 1_000

const { status, priority, category, assigneeId, locationId, bayId, dueAt, watching, tags } =
  ticketRoutes['tickets.edit'].input.shape

/** What becomes of every one of the tickets; at least one thing. */
export const bulkChange = z
  .object({
    ...{ status, priority, category, assigneeId, dueAt, watching },
    /** With another location the bay is taken away, unless one of that location is given. */
    ...{ locationId, bayId },
    addTags: tags,
    removeTags: tags,
  })
  .refine(
    (change) => Object.values(change).some((value) => value !== undefined),
    'Say what should become of these tickets.',
  )
export type BulkChange = z.output<typeof bulkChange>

/** A ticket that stays as it is, and why, as a person reads it. */
const refusal = z.object({
  id: z.string(),
  /** Null: it is not on this device. */
  title: z.string().nullable(),
  code: z.string(),
  reason: z.string(),
})
export type BulkRefusal = z.output<typeof refusal>

const bulkResult = z.object({
  changed: z.number().int(),
  /** It was all so already. */
  unchanged: z.number().int(),
  refused: z.array(refusal),
  /** For `tickets.undo`; null: nothing was changed. */
  undoId: z.string().nullable(),
})
export type BulkResult = z.output<typeof bulkResult>

const leftAsIs = z.object({
  id: z.string(),
  title: z.string(),
  /** What somebody changed since; empty: the ticket is not on this device any more. */
  fields: z.array(z.enum(toldFields)),
  /** Who changed it, where that is known. */
  byName: z.string().nullable(),
})

/** What can be taken back. */
export const undoKinds = ['edit', 'merge', 'unmerge', 'split', 'link', 'unlink', 'import'] as const
export type UndoKind = (typeof undoKinds)[number]

const undoResult = z.object({
  /** What was taken back, or was done again. */
  kind: z.enum(undoKinds),
  /** Tickets of which something was put back. */
  restored: z.number().int(),
  left: z.array(leftAsIs),
  /** Whoever had them does not work here, or not any more: they are nobody’s. */
  unassigned: z.array(z.object({ id: z.string(), title: z.string(), name: z.string().nullable() })),
  /** The ticket that it is about now, where it is one and another than before. */
  ticketId: z.string().nullable(),
  /** For the other one of `tickets.undo` and `tickets.redo`; null: there is no way back. */
  undoId: z.string().nullable(),
})
export type UndoResult = z.output<typeof undoResult>

export const ticketBulkRoutes = {
  /** All that may be changed is, in one step; the others are named with the reason. */
  'tickets.bulk-edit': {
    input: z.object({
      ids: z.array(z.uuid()).min(1).max(mostTicketsAtOnce),
      change: bulkChange,
    }),
    output: bulkResult,
    roles: bulkEditors,
  },
  /**
   * Takes back what was done in this session, a change, a merge, a split, a link or an import: the
   * last of it that was not undone yet, unless told which. What somebody changed since stays.
   */
  'tickets.undo': {
    input: z.object({ undoId: z.uuid().optional() }),
    output: undoResult,
    roles: staff,
  },
  /** Does again what was undone last, unless told which; what somebody changed since stays. */
  'tickets.redo': {
    input: z.object({ undoId: z.uuid().optional() }),
    output: undoResult,
    roles: staff,
  },
} satisfies RouteMap
