import { eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import type { Entity } from './entities'
import type { Json } from './protocol'
import type { Row } from './sync-copy'

/** Property of the mirror → its column. */
export function columnsOf({ mirror }: Entity): readonly (readonly [string, SQLiteColumn])[] {
  return Object.entries(getTableColumns(mirror) as Record<string, SQLiteColumn>)
}

/** A row of the copy as screens see it; null when it is not there. */
export function readRow(db: ReadDb, entity: Entity, id: string): Row | null {
  const found = db.select().from(entity.mirror).where(eq(entity.mirror.id, id)).get()
  return found === undefined ? null : toDatabaseRow(entity, found)
}

/**
 * Adds or replaces rows in one statement, which is what makes a first copy quick.
 * Columns that the sender does not know are null or empty; those that this app does not, are left out.
 */
export function writeRows(db: WriteDb, entity: Entity, rows: readonly Row[]): void {
  if (rows.length === 0) return
  const columns = columnsOf(entity).map(([, column]) => column)
  const values = JSON.stringify(
    rows.map((row) => columns.map((column) => encode(column, valueIn(row, column)))),
  )
  const names = columns.map(({ name }) => sql.identifier(name))
  const places = columns.map((_, place) => sql.raw(`json_extract(value, '$[${place}]')`))
  const updates = names.map((name) => sql`${name} = excluded.${name}`)
  db.run(sql`insert into ${entity.mirror} (${joined(names)})
    select ${joined(places)} from json_each(${values}) where true
    on conflict ("id") do update set ${joined(updates)}`)
}

export function removeRows(db: WriteDb, entity: Entity, ids: readonly string[]): void {
  if (ids.length === 0) return
  db.delete(entity.mirror)
    .where(inArray(entity.mirror.id, listed(ids)))
    .run()
}

/** A list of any length as one parameter. */
export function listed(values: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(values)}))`
}

/** The row as `writeRows` writes it. */
export function filledRow(entity: Entity, row: Row): Row {
  const known = columnsOf(entity).map(([, column]) => [column.name, valueIn(row, column)])
  return Object.fromEntries(known)
}

function valueIn(row: Row, column: SQLiteColumn): Json {
  return row[column.name] ?? emptyValue(column)
}

/** @param values by the mirror's property names */
export function toDatabaseRow(entity: Entity, values: Readonly<Record<string, unknown>>): Row {
  const row: Record<string, Json> = {}
  for (const [property, column] of columnsOf(entity)) {
    const value = values[property]
    if (value !== undefined) row[column.name] = value as Json
  }
  return row
}

function encode(column: SQLiteColumn, value: Json): Json {
  if (column.dataType !== 'json') return value
  return value === null && !column.notNull ? null : JSON.stringify(value)
}

function emptyValue({ notNull, dataType }: SQLiteColumn): Json {
  if (!notNull) return null
  switch (dataType) {
    case 'json':
      return []
    case 'boolean':
      return false
    case 'number':
      return 0
    default:
      return ''
  }
}

function joined(parts: readonly SQL[] | readonly ReturnType<typeof sql.identifier>[]): SQL {
  return sql.join([...parts], sql.raw(', '))
}
