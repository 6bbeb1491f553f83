import { escapeIdentifier, type PoolClient } from 'pg'

/** Statements that bring back what was set aside while rows are loaded. */
export type AfterLoading = readonly string[]

interface Aside {
  readonly away: string
  readonly back: string
}

/**
 * Rules about single rows that must not act while rows come back in any order: references between
 * tables, triggers, and row security, which would bind an owner that is no superuser.
 * Adding a reference again checks every row.
 */
const asideQuery = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname,
      pg_get_constraintdef(k.oid)) as back
  from pg_constraint k
  where connamespace = 'public'::regnamespace and contype = 'f' and conparentid = 0
  union all
  select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
    format('alter table %s enable %s trigger %I', tgrelid::regclass,
      case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
  from pg_trigger t
  join pg_class c on c.oid = tgrelid
  where relnamespace = 'public'::regnamespace and relkind = 'r'
    and not tgisinternal and tgenabled <> 'D'
  union all
  select format('alter table %s no force row level security', oid::regclass),
    format('alter table %s force row level security', oid::regclass)
  from pg_class
  where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity`

/** Empties the tables, which migrations may have put rows into, and opens them for loading. */
export async function prepareLoading(
  client: PoolClient,
  tables: readonly string[],
): Promise<AfterLoading> {
  const { rows } = await client.query<Aside>(asideQuery)
  for (const { away } of rows) await client.query(away)
  const names = tables.map((name) => `public.${escapeIdentifier(name)}`)
  await client.query(`truncate ${names.join(', ')}`)
  return rows.map(({ back }) => back)
}

/** @throws what PostgreSQL says of a row that refers to none */
export async function finishLoading(client: PoolClient, after: AfterLoading): Promise<void> {
  for (const back of after) await client.query(back)
}
