import { getTableName, sql } from 'drizzle-orm'
import type { ReadDb } from '../sqlite/local-database'
import { shadows } from '../sqlite/schema/sync'
import { listed } from './mirror-rows'
import type { Entities } from './sync-copy'

interface RowsOf {
  readonly name: string
  readonly ids: readonly string[]
}

/** Rows that are seen only with these, by entity. */
export function childrenOf(
  db: ReadDb,
  entities: Entities,
  { name, ids }: RowsOf,
): readonly RowsOf[] {
  return parents(entities)
    .filter(({ parent }) => parent === name)
    .map((link) => ({
      name: link.child,
      ids: idsWhere(db, entities, {
        child: link.child,
        rule: sql`${sql.identifier(link.column)} in ${listed(ids)}`,
      }),
    }))
    .filter((found) => found.ids.length > 0)
}

/** Which rows of an entity may have lost their parent; null: any of them. */
export type Suspects = (child: string, parent: string) => readonly string[] | null

/** Those of the suspects whose parent is not there centrally as far as this copy knows. */
export function orphans(db: ReadDb, entities: Entities, suspects: Suspects): readonly RowsOf[] {
  return parents(entities)
    .map(({ child, column, parent }) => {
      const ids = suspects(child, parent)
      if (ids?.length === 0) return { name: child, ids }
      // One that was deleted only here may yet come back, with all that hangs on it.
      const there = sql`select id from ${sql.identifier(tableName(entities, parent))}
        union all select row_id from ${shadows} where entity = ${parent} and "row" is not null`
      const isOrphan = sql`${sql.identifier(column)} not in (${there})`
      const rule = ids === null ? isOrphan : sql`id in ${listed(ids)} and ${isOrphan}`
      return { name: child, ids: idsWhere(db, entities, { child, rule }) }
    })
    .filter(({ ids }) => ids.length > 0)
}

function parents(entities: Entities) {
  return Object.entries(entities).flatMap(([child, { parent: column, references }]) => {
    const parent = column === undefined ? undefined : references?.[column]
    return column === undefined || parent === undefined ? [] : [{ child, column, parent }]
  })
}

function idsWhere(
  db: ReadDb,
  entities: Entities,
  { child, rule }: { child: string; rule: ReturnType<typeof sql> },
): readonly string[] {
  const table = sql.identifier(tableName(entities, child))
  const rows = db.all<{ id: string }>(sql`select id from ${table} where ${rule}`)
  return rows.map(({ id }) => String(id))
}

function tableName(entities: Entities, name: string): string {
  const entity = entities[name]
  return entity === undefined ? name : getTableName(entity.mirror)
}
