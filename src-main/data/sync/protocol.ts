import type { z } from 'zod'

export type Json = z.core.util.JSONType

/** Spoken by this app; it goes up when an older app could misread what a newer one says. */
export const protocolVersion = 1
/** An operation may not be larger than this, in bytes of its JSON form. */
export const maximumOperationBytes = 256 * 1024

/** What becomes of a field that was changed here and meanwhile elsewhere, to something else. */
export const fieldPolicies = [
  /** The value that was there first stands; the other is kept as a conflict for a person to settle. */
  'keep-both',
  /** A set: what each side added or removed is applied. */
  'merge-set',
  /** A state machine: applied if the present state may go there, a conflict otherwise. */
  'state',
  /** The greater value: counters and "seen until" marks. */
  'greatest',
  /** Whoever came first; the later change is dropped, because it says the same. */
  'first',
] as const
export type FieldPolicy = (typeof fieldPolicies)[number]

/** Columns by their name in the database. `from` is what the person saw; absent for new rows. */
export type Changes = Readonly<Record<string, { readonly from?: Json; readonly to: Json }>>

/** One change by one person, applied centrally exactly once. */
export interface Operation {
  /** UUID v7. */
  readonly opId: string
  readonly entity: string
  readonly rowId: string
  readonly kind: 'insert' | 'update' | 'delete'
  /** Version of the row that the person saw; 0 for an insert. */
  readonly baseVersion: number
  readonly changes: Changes
  /** ISO 8601, by the central clock as far as this device knows it. */
  readonly madeAt: string
  /** Operations that must have been applied before: earlier ones on this row, inserts it refers to. */
  readonly dependsOn: readonly string[]
}

/** Numbered when it is sent: 1, 2, 3 … for each device, whatever order it was made in. */
export interface SentOperation extends Operation {
  readonly deviceSeq: number
}

export type OperationResult =
  /** `syncSeq`: of the row as it is now; copies that have come so far contain the change. */
  | { readonly opId: string; readonly status: 'applied'; readonly syncSeq: number }
  /** Something of it lost against another change and is kept in `sync_conflicts`. */
  | { readonly opId: string; readonly status: 'conflict'; readonly syncSeq: number }
  /** Never applied, however often it is sent. */
  | {
      readonly opId: string
      readonly status: 'refused'
      readonly code: RefusalCode
      readonly message: string
    }
  /** Not looked at, because something it depends on was refused; the desk sets it aside with that one. */
  | { readonly opId: string; readonly status: 'waiting' }

export const refusalCodes = [
  'TOO_LARGE',
  'UNKNOWN_ENTITY',
  'UNKNOWN_FIELD',
  'WRONG_VERSION',
  'FORGED_AUTHOR',
  'FUTURE_CLOCK',
  'MALFORMED',
  'NOT_FOUND',
  'FORBIDDEN',
  'INVALID',
  'DUPLICATE',
  'MISSING_REFERENCE',
  'OP_ID_TAKEN',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export type PushReply =
  /** In the order sent. */
  | { readonly status: 'done'; readonly results: readonly OperationResult[] }
  /** A number is missing; nothing was applied. Number again from `expected`. */
  | { readonly status: 'gap'; readonly expected: number }
  /** Another copy of this device has used these numbers; nothing was applied. Become a new device. */
  | { readonly status: 'forked' }

/** What this person may read and write of an entity on that server. */
export interface EntityRights {
  /** Columns, by their name in the database. */
  readonly readable: readonly string[]
  /** Columns that may be given when a row is made; empty: none may be made. */
  readonly insertable: readonly string[]
  readonly updatable: Readonly<Record<string, FieldPolicy>>
}

export interface Hello {
  /** Becomes another when the database was restored: cursors of before mean nothing. */
  readonly epoch: string
  /** When an earlier state of the database was brought back, its moment; null: never. ISO 8601. */
  readonly restoredTo: string | null
  /**
   * Changes with whatever decides what this person may see: role, locations, rules of the server.
   * It never becomes what it was before: a desk may not have asked in between.
   */
  readonly scope: string
  /** The central clock, ISO 8601. */
  readonly now: string
  /** Cursors below this are older than the deletions that the server still knows. */
  readonly prunedTo: number
  readonly entities: Readonly<Record<string, EntityRights>>
}

export interface PulledRow {
  readonly entity: string
  readonly id: string
  readonly syncSeq: number
  /** Columns by their name in the database; times in ISO 8601, UTC, milliseconds. */
  readonly row: Readonly<Record<string, Json>>
}

export interface PullPage {
  /** In order of `syncSeq`. Deleted rows come with their `deleted_at`. */
  readonly rows: readonly PulledRow[]
  /** Rows that this person may no longer see, or that are gone altogether. */
  readonly gone: readonly { readonly entity: string; readonly id: string }[]
  /** The cursor after this page. */
  readonly reached: number
  /** Nothing more for now. */
  readonly complete: boolean
}

/** The central database as a desk sees it, under the person's own role. */
export interface Central {
  /** @throws AppError CLIENT_TOO_OLD, FOREIGN_DEVICE, OFFLINE … */
  hello(device: string): Promise<Hello>
  /** All or nothing: when it rejects, the same operations may be sent again. @throws AppError OFFLINE … */
  push(device: string, operations: readonly SentOperation[]): Promise<PushReply>
  /** Everything after the cursor, oldest first. @throws AppError OFFLINE … */
  pull(after: number, limit: number): Promise<PullPage>
}
