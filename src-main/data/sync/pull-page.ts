import type { WriteDb } from '../sqlite/local-database'
import { forgetSeen, noteSeen } from './bootstrap'
import { childrenOf } from './child-rows'
import type { Entity } from './entities'
import { filledRow, removeRows, writeRows } from './mirror-rows'
import type { PulledRow, PullPage } from './protocol'
import { shadowedAmong, writeShadows } from './shadow-rows'
import type { Entities, Row, Touched } from './sync-copy'

export interface PageContext {
  readonly entities: Entities
  readonly touched: Touched
  /** Rows with changes of our own that have to be shown on top again. */
  readonly overlaid: Touched
  /** A whole copy is fetched again: what comes is noted, so that the rest can go. */
  readonly notesSeen: boolean
}

/** Takes one page of central changes into the copy; our own changes stay on top of it. */
export function applyPage(db: WriteDb, page: PullPage, the: PageContext): void {
  for (const [name, rows] of grouped(page.rows)) {
    const entity = the.entities[name]
    if (entity === undefined) continue
    const alive = rows.filter(({ row }) => (row.deleted_at ?? null) === null)
    takeRows(db, name, { ...the, entity, rows: alive.map(({ row }) => row) })
    if (the.notesSeen) noteSeen(db, name, idsOf(alive))
    evict(db, name, { ...the, ids: idsOf(rows.filter((row) => !alive.includes(row))) })
  }
  for (const [name, rows] of grouped(page.gone)) evict(db, name, { ...the, ids: idsOf(rows) })
}

function takeRows(
  db: WriteDb,
  name: string,
  the: PageContext & { readonly entity: Entity; readonly rows: readonly Row[] },
): void {
  const shadowed = shadowedAmong(db, name, the.rows.map(idOf))
  writeRows(
    db,
    the.entity,
    the.rows.filter((row) => !shadowed.has(idOf(row))),
  )
  const own = the.rows.filter((row) => shadowed.has(idOf(row)))
  writeShadows(
    db,
    name,
    own.map((row) => ({ id: idOf(row), row: filledRow(the.entity, row) })),
  )
  for (const row of the.rows) the.touched.add({ entity: name, id: idOf(row) })
  for (const row of own) the.overlaid.add({ entity: name, id: idOf(row) })
}

/**
 * Removes rows that are gone centrally or out of sight, with the rows that are only seen with them.
 * Our own changes to them stay in the outbox; what becomes of those is the server's decision.
 */
export function evict(
  db: WriteDb,
  name: string,
  the: PageContext & { readonly ids: readonly string[] },
): void {
  const entity = the.entities[name]
  if (entity === undefined || the.ids.length === 0) return
  const shadowed = shadowedAmong(db, name, the.ids)
  removeRows(
    db,
    entity,
    the.ids.filter((id) => !shadowed.has(id)),
  )
  writeShadows(
    db,
    name,
    [...shadowed].map((id) => ({ id, row: null })),
  )
  for (const id of the.ids) the.touched.add({ entity: name, id })
  for (const id of shadowed) the.overlaid.add({ entity: name, id })
  if (the.notesSeen) forgetSeen(db, name, the.ids)
  for (const child of childrenOf(db, the.entities, { name, ids: the.ids })) {
    evict(db, child.name, { ...the, ids: child.ids })
  }
}

const idOf = (row: Row) => String(row.id)
const idsOf = (rows: readonly Pick<PulledRow, 'id'>[]) => rows.map(({ id }) => id)

function grouped<Each extends { readonly entity: string }>(rows: readonly Each[]) {
  const groups = new Map<string, Each[]>()
  for (const row of rows) {
    const group = groups.get(row.entity)
    if (group === undefined) groups.set(row.entity, [row])
    else group.push(row)
  }
  return groups
}
