import { and, eq, inArray } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { shadows } from '../sqlite/schema/sync'
import type { Entity } from './entities'
import { filledRow, listed, readRow, removeRows, writeRows } from './mirror-rows'
import { pendingOf } from './outbox-store'
import { overlay } from './overlay'
import type { Entities, Row, RowKey } from './sync-copy'

const isOf = ({ entity, id }: RowKey) => and(eq(shadows.entity, entity), eq(shadows.rowId, id))

/** Keeps how the row is centrally, before the first change of our own. */
export function ensureShadow(db: WriteDb, entity: Entity, key: RowKey): void {
  if (readShadow(db, key) !== undefined) return
  writeShadow(db, key, readRow(db, entity, key.id))
}

export function readShadow(db: ReadDb, key: RowKey): { readonly row: Row | null } | undefined {
  return db.select({ row: shadows.row }).from(shadows).where(isOf(key)).get()
}

/** Of these rows, the ones with changes of our own. */
export function shadowedAmong(db: ReadDb, entity: string, ids: readonly string[]): Set<string> {
  const rows = db
    .select({ id: shadows.rowId })
    .from(shadows)
    .where(and(eq(shadows.entity, entity), inArray(shadows.rowId, listed(ids))))
    .all()
  return new Set(rows.map(({ id }) => id))
}

export function writeShadow(db: WriteDb, { entity, id }: RowKey, row: Row | null): void {
  db.insert(shadows)
    .values({ entity, rowId: id, row })
    .onConflictDoUpdate({ target: [shadows.entity, shadows.rowId], set: { row } })
    .run()
}

/** Makes the row what the central database and our own changes make of it together. */
export function showOverlay(db: WriteDb, entities: Entities, key: RowKey): void {
  const entity = entities[key.entity]
  const shadow = readShadow(db, key)
  if (entity === undefined || shadow === undefined) return
  const pending = pendingOf(db, key)
  const row = overlay(shadow.row, pending)
  if (row === null) removeRows(db, entity, [key.id])
  else writeRows(db, entity, [filledRow(entity, row)])
  if (pending.length === 0) db.delete(shadows).where(isOf(key)).run()
}
