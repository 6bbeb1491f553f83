import { getTableColumns, inArray, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import type { Entity, MirrorTable } from './entities'
import type { Json } from './protocol'
import type { Row } from './sync-copy'

type Columns = readonly (readonly [string, SQLiteColumn])[]

const columnsByMirror = new WeakMap<MirrorTable, Columns>()

/** Property of the mirror → its column. */
export function columnsOf({ mirror }: Entity): Columns {
  const known = columnsByMirror.get(mirror)
  if (known !== undefined) return known
  const columns = Object.entries(getTableColumns(mirror) as Record<string, SQLiteColumn>)
  columnsByMirror.set(mirror, columns)
  return columns
}

/** Rows of the copy as screens see them, by id; those that are not there are missing. */
export function readRows(
  db: ReadDb,
  entity: Entity,
  ids: readonly string[],
): ReadonlyMap<string, Row> {
  const columns = columnsOf(entity).map(([, column]) => column)
  const names = columns.map(({ name }) => sql.identifier(name))
  const found = db.all<Record<string, Json>>(
    sql`select ${joined(names)} from ${entity.mirror} where id in ${listed(ids)}`,
  )
  return new Map(
    found.map((stored) => {
      const row = columns.map((column) => [column.name, decode(column, stored[column.name])])
      return [String(stored.id), Object.fromEntries(row)]
    }),
  )
}

/** A row of the copy as screens see it; null when it is not there. */
export function readRow(db: ReadDb, entity: Entity, id: string): Row | null {
  return readRows(db, entity, [id]).get(id) ?? null
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

/** Rows that are there become others; each column that stays the same costs its indexes nothing. */
export function rewriteRows(
  db: WriteDb,
  entity: Entity,
  rows: readonly { readonly before: Row; readonly after: Row }[],
): void {
  const alike = new Map<string, { columns: SQLiteColumn[]; values: Json[][] }>()
  for (const { before, after } of rows) {
    const columns = columnsOf(entity)
      .map(([, column]) => column)
      .filter(({ name }) => after[name] !== before[name])
    const key = columns.map(({ name }) => name).join()
    const group = alike.get(key) ?? { columns, values: [] }
    const values = columns.map((column) => encode(column, valueIn(after, column)))
    alike.set(key, group)
    group.values.push([after.id ?? null, ...values])
  }
  for (const { columns, values } of alike.values()) setColumns(db, entity, { columns, values })
}

/** @param values each with the id before it */
function setColumns(
  db: WriteDb,
  entity: Entity,
  { columns, values }: { columns: readonly SQLiteColumn[]; values: readonly Json[] },
): void {
  if (columns.length === 0) return
  const sets = columns.map(
    ({ name }, place) =>
      sql`${sql.identifier(name)} = ${sql.raw(`given.value ->> '$[${place + 1}]'`)}`,
  )
  // By its own name: a mirror may have a column `value`, too.
  db.run(sql`update ${entity.mirror} set ${joined(sets)}
    from json_each(${JSON.stringify(values)}) given
    where ${entity.mirror.id} = given.value ->> '$[0]'`)
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

function decode(column: SQLiteColumn, stored: Json | undefined): Json {
  if (stored === null || stored === undefined) return null
  if (column.dataType === 'boolean') return stored === 1
  return column.dataType === 'json' ? JSON.parse(String(stored)) : stored
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
