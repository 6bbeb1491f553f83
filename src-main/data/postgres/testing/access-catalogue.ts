import type { Client } from 'pg'

export interface Column {
  readonly name: string
  readonly type: string
  readonly required: boolean
  /** The value is the database's own; nobody gives one. */
  readonly generated: boolean
  /** The row that it names, if it must name one. */
  readonly references: { readonly table: string; readonly column: string } | null
  /** What a check on this column alone allows, if it lists that. */
  readonly oneOf: string | null
}

export interface Relation {
  readonly name: string
  readonly key: readonly string[]
  readonly columns: readonly Column[]
}

interface Routine {
  readonly signature: string
  readonly borrowsRights: boolean
  readonly isTrigger: boolean
}

export interface Catalogue {
  readonly relations: ReadonlyMap<string, Relation>
  readonly routines: readonly Routine[]
}

const relationsQuery = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    c.relkind = 'r' and a.attnotnull and not a.atthasdef and a.attidentity = '' as required,
    a.attgenerated <> '' or a.attidentity = 'a' as generated,
    coalesce(a.attnum = any (k.conkey), false) as key,
    (select jsonb_build_object('table', f.relname, 'column', fa.attname)
      from pg_constraint r
      join pg_class f on f.oid = r.confrelid
      join pg_attribute fa on fa.attrelid = r.confrelid and fa.attnum = r.confkey[1]
      where r.conrelid = c.oid and r.contype = 'f' and r.conkey = array[a.attnum] limit 1) as references,
    (select (regexp_match(pg_get_constraintdef(r.oid), 'ARRAY\\[''([^'']*)'''))[1]
      from pg_constraint r
      where r.conrelid = c.oid and r.contype = 'c' and r.conkey = array[a.attnum]
        and pg_get_constraintdef(r.oid) ~ '= ANY \\(ARRAY' limit 1) as "oneOf"
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
  order by c.relname, a.attnum`

const routinesQuery = `
  select p.oid::regprocedure::text as signature,
    p.prosecdef as "borrowsRights", p.prorettype = 'trigger'::regtype as "isTrigger"
  from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`

/** Everything in the schema `public`, as the database itself describes it. */
export async function readCatalogue(owner: Client): Promise<Catalogue> {
  const found = await owner.query<Column & { table: string; key: boolean }>(relationsQuery)
  const relations = new Map<string, Relation>()
  for (const { table, key, ...column } of found.rows) {
    const before = relations.get(table) ?? { name: table, key: [], columns: [] }
    relations.set(table, {
      name: table,
      key: key ? [...before.key, column.name] : before.key,
      columns: [...before.columns, column],
    })
  }
  const { rows: routines } = await owner.query<Routine>(routinesQuery)
  return { relations, routines }
}

export function columnOf(relation: Relation, name: string): Column {
  const column = relation.columns.find((each) => each.name === name)
  if (column === undefined) throw new Error(`${relation.name} has no column ${name}.`)
  return column
}
