import { createHash } from 'node:crypto'
import { and, eq, getTableName, inArray, sql } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { bootstrapSeen, shadows } from '../sqlite/schema/sync'
import { columnsOf, listed } from './mirror-rows'
import type { Hello } from './protocol'
import type { Entities, SyncCopy } from './sync-copy'
import { clearState, getNumber, getState, setState } from './sync-state-store'

type MadeOf = Pick<SyncCopy, 'entities' | 'derivedBy'>

/** What a whole copy was begun with; a change of it means to begin anew. */
interface Beginning {
  readonly epoch: string
  readonly scope: string
  readonly mirrors: string
  /** Deletions up to here were forgotten before the first page was fetched. */
  readonly prunedTo: number
  /** The rows here come from another epoch: their versions say nothing about those of the server. */
  readonly newEpoch: boolean
  /** Nothing was here: no row can be one that did not come again. */
  readonly fresh: boolean
}

/**
 * Begins to fetch a whole copy if this one cannot be continued. What is there stays on the screens
 * until the new copy is complete. One that was interrupted goes on where it stopped.
 */
export function beginBootstrapIfNeeded(db: WriteDb, copy: MadeOf, hello: Hello): void {
  const { epoch, scope, prunedTo } = hello
  const mirrors = fingerprintOf(copy)
  const known = {
    epoch: getState(db, 'epoch'),
    scope: getState(db, 'scope'),
    mirrors: getState(db, 'mirrors'),
  }
  const same = known.epoch === epoch && known.scope === scope && known.mirrors === mirrors
  const before = beginning(db)
  const forgotten = before?.prunedTo === prunedTo ? 0 : prunedTo
  if (same && getNumber(db, 'cursor') >= forgotten) return
  const newEpoch = before?.newEpoch === true || (known.epoch !== null && known.epoch !== epoch)
  const fresh = isEmpty(db, copy.entities)
  const begun: Beginning = { epoch, scope, mirrors, prunedTo, newEpoch, fresh }
  db.delete(bootstrapSeen).run()
  setState(db, 'cursor', 0)
  setState(db, 'epoch', epoch)
  setState(db, 'scope', scope)
  setState(db, 'mirrors', mirrors)
  setState(db, 'bootstrap', JSON.stringify(begun))
  setState(db, 'fetched', 0)
}

function isEmpty(db: ReadDb, entities: Entities): boolean {
  return Object.values(entities).every(
    ({ mirror }) => db.select({ id: mirror.id }).from(mirror).limit(1).get() === undefined,
  )
}

function beginning(db: ReadDb): Beginning | null {
  const stored = getState(db, 'bootstrap')
  return stored === null ? null : (JSON.parse(stored) as Beginning)
}

export function isBootstrapping(db: ReadDb): boolean {
  return getState(db, 'bootstrap') !== null
}

/** What comes has to be noted, because something that is here may not come again. */
export function notesSeen(db: ReadDb): boolean {
  return beginning(db)?.fresh === false
}

export function countFetched(db: WriteDb, rows: number): void {
  setState(db, 'fetched', getNumber(db, 'fetched') + rows)
}

/** The versions of the rows here are those that the server counts. */
export function versionsHold(db: ReadDb): boolean {
  return beginning(db)?.newEpoch !== true
}

export function noteSeen(db: WriteDb, entity: string, ids: readonly string[]): void {
  db.run(sql`insert into ${bootstrapSeen} (entity, row_id)
    select ${entity}, value from json_each(${JSON.stringify(ids)}) where true
    on conflict do nothing`)
}

export function forgetSeen(db: WriteDb, entity: string, ids: readonly string[]): void {
  const isOne = and(eq(bootstrapSeen.entity, entity), inArray(bootstrapSeen.rowId, listed(ids)))
  db.delete(bootstrapSeen).where(isOne).run()
}

/** Rows of the copy that did not come again, so are no longer there for this person. */
export function unseen(db: ReadDb, entities: Entities) {
  return Object.entries(entities).map(([name, { mirror }]) => {
    const seen = sql`select row_id from ${bootstrapSeen} where entity = ${name}`
    const rows = db.all<{ id: string }>(sql`
      select id from ${sql.identifier(getTableName(mirror))} where id not in (${seen})
      union select row_id from ${shadows}
        where entity = ${name} and "row" is not null and row_id not in (${seen})`)
    return { name, ids: rows.map(({ id }) => String(id)) }
  })
}

export function endBootstrap(db: WriteDb): void {
  db.delete(bootstrapSeen).run()
  clearState(db, 'bootstrap')
  clearState(db, 'fetched')
}

/** Becomes another when a migration changed what the copy can hold. */
function fingerprintOf({ entities, derivedBy }: MadeOf): string {
  const columns = Object.entries(entities).map(([name, entity]) => [
    name,
    columnsOf(entity).map(([, { name: column, dataType, notNull }]) => [column, dataType, notNull]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([columns, derivedBy]))
    .digest('hex')
}
