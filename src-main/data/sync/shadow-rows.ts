import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { shadows } from '../sqlite/schema/sync'
import type { Entity } from './entities'
import { listed, readRow, removeRows, rewriteRows, writeRows } from './mirror-rows'
import { pendingOf, type Queued } from './outbox-store'
import { overlay, type RowEffect } from './overlay'
import type { ChangedRows, Entities, Row, RowKey } from './sync-copy'

interface IdentifiedRow {
  readonly id: string
  readonly row: Row | null
}

/** Keeps how the row is centrally, before the first change of our own. */
export function ensureShadow(db: WriteDb, entity: Entity, { entity: name, id }: RowKey): void {
  ensureShadows(db, name, [{ id, row: readRow(db, entity, id) }])
}

/** The same for many rows as they are here now: those with changes of our own have one already. */
export function ensureShadows(db: WriteDb, entity: string, rows: readonly IdentifiedRow[]): void {
  const known = shadowedAmong(db, entity, idsOf(rows))
  writeShadows(
    db,
    entity,
    rows.filter(({ id }) => !known.has(id)),
  )
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

export function writeShadows(db: WriteDb, entity: string, rows: readonly IdentifiedRow[]): void {
  if (rows.length === 0) return
  const values = JSON.stringify(rows.map(({ id, row }) => [id, row && JSON.stringify(row)]))
  db.run(sql`insert into ${shadows} (entity, row_id, "row")
    select ${entity}, json_extract(value, '$[0]'), json_extract(value, '$[1]')
    from json_each(${values}) where true
    on conflict (entity, row_id) do update set "row" = excluded."row"`)
}

/** Makes a row what the central database and our own changes make of it together. */
export function showOverlay(db: WriteDb, entities: Entities, { entity, id }: RowKey): void {
  showOverlays(db, entities, { entity, ids: [id] })
}

/** The same for many rows at once. Those without changes of our own are as they should be already. */
export function showOverlays(
  db: WriteDb,
  entities: Entities,
  { entity: name, ids }: ChangedRows,
): void {
  const entity = entities[name]
  if (entity === undefined || ids.length === 0) return
  const pending = groupedByRow(pendingOf(db, name, ids))
  const theirs = and(eq(shadows.entity, name), inArray(shadows.rowId, listed(ids)))
  const shown = db
    .select({ id: shadows.rowId, row: shadows.row })
    .from(shadows)
    .where(theirs)
    .all()
    .map(({ id, row }) => ({ id, row: overlay(row, pending.get(id) ?? []) }))
  const there = shown.flatMap(({ row }) => (row === null ? [] : [row]))
  writeRows(db, entity, there)
  removeRows(db, entity, idsOf(shown.filter(({ row }) => row === null)))
  const done = idsOf(shown.filter(({ id }) => !pending.has(id)))
  if (done.length === 0) return
  const areDone = and(eq(shadows.entity, name), inArray(shadows.rowId, listed(done)))
  db.delete(shadows).where(areDone).run()
}

/** Shows what was just made of these rows, as far as they are different from how they were. */
export function showEffects(
  db: WriteDb,
  entity: Entity,
  effects: readonly { readonly before: Row | null; readonly effect: RowEffect }[],
): void {
  const rows = effects.map(({ before, effect }) => ({
    ...{ id: effect.rowId, before, after: overlay(before, [effect]) },
  }))
  const added: Row[] = []
  const changed: { before: Row; after: Row }[] = []
  for (const { before, after } of rows) {
    if (before === null && after !== null) added.push(after)
    if (before !== null && after !== null) changed.push({ before, after })
  }
  writeRows(db, entity, added)
  rewriteRows(db, entity, changed)
  removeRows(db, entity, idsOf(rows.filter(({ after }) => after === null)))
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)

function groupedByRow(operations: readonly Queued[]): ReadonlyMap<string, readonly Queued[]> {
  const groups = new Map<string, Queued[]>()
  for (const operation of operations) {
    const group = groups.get(operation.rowId)
    if (group === undefined) groups.set(operation.rowId, [operation])
    else group.push(operation)
  }
  return groups
}
