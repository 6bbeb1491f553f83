import { eq } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { syncState } from '../sqlite/schema/sync-state'

export type StateKey =
  /** Everything up to this `sync_seq` is here. */
  | 'cursor'
  | 'epoch'
  | 'scope'
  /** Fingerprint of the mirrors that the copy was pulled into. */
  | 'mirrors'
  /** While a whole copy is fetched: what it began with, as JSON. */
  | 'bootstrap'
  /** While a whole copy is fetched: rows that have come. */
  | 'fetched'
  | 'device'
  /** The last number that this device gave to an operation. */
  | 'device-seq'
  /** What the server said last about what may be read and written, as JSON. */
  | 'rights'
  | 'pulled-at'
  /** The rules by which passages were cut. */
  | 'cut-by'
  /** Up to which rows it was looked for what concerns the person, as JSON. */
  | 'noticed'
  /** Whether the system may tell of it: `on` or `off`. */
  | 'desktop-notices'

export function getState(db: ReadDb, key: StateKey): string | null {
  return db.select().from(syncState).where(eq(syncState.key, key)).get()?.value ?? null
}

export function getNumber(db: ReadDb, key: StateKey): number {
  return Number(getState(db, key) ?? 0)
}

/** Where a copy stands; what is fetched next follows on that and on nothing else. */
export interface Position {
  readonly cursor: number
  readonly epoch: string | null
  readonly scope: string | null
}

export function positionOf(db: ReadDb): Position {
  return {
    cursor: getNumber(db, 'cursor'),
    epoch: getState(db, 'epoch'),
    scope: getState(db, 'scope'),
  }
}

export function isAt(db: ReadDb, { cursor, epoch, scope }: Position): boolean {
  const now = positionOf(db)
  return now.cursor === cursor && now.epoch === epoch && now.scope === scope
}

export function setState(db: WriteDb, key: StateKey, value: string | number): void {
  const set = { value: String(value) }
  db.insert(syncState)
    .values({ key, ...set })
    .onConflictDoUpdate({ target: syncState.key, set })
    .run()
}

export function clearState(db: WriteDb, key: StateKey): void {
  db.delete(syncState).where(eq(syncState.key, key)).run()
}

/** When this copy last agreed with the database, to the minute; null before the first time. */
export function lastPulledAt(db: ReadDb): string | null {
  return getState(db, 'pulled-at')
}
