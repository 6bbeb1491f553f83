import type { Client } from 'pg'
import type { ReadDb } from '../../sqlite/local-database'
import { type EntityName, entities } from '../entities'
import { toDatabaseRow } from '../mirror-rows'
import type { Json } from '../protocol'

type Row = Readonly<Record<string, Json>>
/** By id. */
export type Rows = ReadonlyMap<string, Row>

export const entityNames = Object.keys(entities) as readonly EntityName[]

/** What is there of it for the person whose connection this is, column by column, by plain SQL. */
export async function seenBySql(client: Client, name: EntityName): Promise<Rows> {
  const { rows: columns } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped
        and has_column_privilege(attrelid, attnum, 'select')`,
    [`public.${name}`],
  )
  const names = columns.map((column) => column.name)
  if (names.length === 0) return new Map()
  const { rows } = await client.query<{ row: Row }>(
    `select to_jsonb(r) as row from (select ${names} from public.${name}) r`,
  )
  const alive = rows.filter(({ row }) => (row.deleted_at ?? null) === null)
  return new Map(alive.map(({ row }) => [String(row.id), plain(row)]))
}

/** What a copy holds of it; only the columns that the person may read, the others are empty. */
export function heldBy(db: ReadDb, name: EntityName, seen: Rows): Rows {
  const { mirror } = entities[name]
  const rows = db.select().from(mirror).all()
  return new Map(
    rows.map((found) => {
      const row = toDatabaseRow(entities[name], found)
      const readable = Object.keys(seen.get(String(row.id)) ?? row)
      return [
        String(row.id),
        plain(Object.fromEntries(readable.map((column) => [column, row[column] ?? null]))),
      ] as const
    }),
  )
}

/** Times in one form. */
function plain(row: Row): Row {
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      typeof value === 'string' && isTime.test(value) ? new Date(value).toISOString() : value,
    ]),
  )
}
