import { createHash } from 'node:crypto'
import { getTableColumns } from 'drizzle-orm'
import type { Entity } from './entities'
import type { EntityRights } from './protocol'

export interface PullQuery {
  /** The same for the same text: a connection plans it once. */
  readonly name: string
  /** Takes the cursor and how many rows to look at. */
  readonly text: string
}

export interface PullQueryOptions {
  readonly entities: Readonly<Record<string, Entity>>
  readonly rights: Readonly<Record<string, EntityRights>>
  /** `table.column` of points in time. */
  readonly times: ReadonlySet<string>
}

/**
 * Everything after a cursor that is both kept here and readable there, as one statement and hence
 * from one moment: rows with `entity`, `id`, `sync_seq` and `row`, which is null for a row that has
 * left; `upto` is the cursor afterwards. Bounded on both sides, so that each table is read along its
 * index: a limit alone made the planner sort whole tables for every page.
 */
export function pullQuery(options: PullQueryOptions): PullQuery {
  const branches = Object.entries(options.entities).flatMap(([name, entity]) => {
    const columns = columnsToRead(entity, options.rights[name])
    return columns === null ? [] : [branchOf(name, columns, options.times)]
  })
  const text = `with page as materialized (select * from public.clubos_page($1, $2))
    select page.upto, page.complete, p.entity, p.id, p.sync_seq, p.row from page
    left join lateral (${[...branches, departures].join(' union all ')}) p on true
    order by p.sync_seq`
  return { name: `pull-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, text }
}

const departures = `select d.entity, d.row_id as id, d.sync_seq, null::json as row from public.sync_departures d
  where d.sync_seq > $1 and d.sync_seq <= page.upto and not public.clubos_sees(d.entity, d.row_id)`

function columnsToRead(entity: Entity, rights: EntityRights | undefined): readonly string[] | null {
  const readable = new Set(rights?.readable)
  if (!readable.has('id') || !readable.has('sync_seq')) return null
  return Object.values(getTableColumns(entity.mirror))
    .map((column) => column.name)
    .filter((name) => readable.has(name))
}

function branchOf(name: string, columns: readonly string[], times: ReadonlySet<string>): string {
  const fields = columns.map((column) => {
    const value = `t.${quoted(column)}`
    return `${literal(column)}, ${times.has(`${name}.${column}`) ? isoTime(value) : value}`
  })
  return `select ${literal(name)} as entity, t.id::text as id, t.sync_seq,
    json_build_object(${fields.join(', ')}) as row from public.${quoted(name)} t
    where t.sync_seq > $1 and t.sync_seq <= page.upto`
}

const isoTime = (value: string) =>
  `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
