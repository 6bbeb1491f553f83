import { AppError } from '@shared/ipc/app-error'
import type { PoolClient } from 'pg'
import type { BackupTable } from './backup-contents'

/** A table as the database describes it. */
export interface CatalogueTable extends BackupTable {
  /** SQL that puts rows in the same order on any server. */
  readonly orderBy: string
}

/** Generated columns are left out: the database makes them again. */
const tablesQuery = `
  select c.relname as name,
    array(select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      order by a.attnum) as columns,
    coalesce((select string_agg(quote_ident(a.attname)
          || case when a.attcollation <> 0 then ' collate "C"' else '' end,
        ', ' order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
      where i.indrelid = c.oid and i.indisprimary), 't::text collate "C"') as "orderBy"
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and not exists (select from pg_depend d
      where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
  order by c.relname`

/** Every table of the club, by name. Extensions' own are not the club's. */
export async function readTables(client: PoolClient): Promise<readonly CatalogueTable[]> {
  const { rows } = await client.query<CatalogueTable>(tablesQuery)
  return rows
}

/**
 * Refuses whoever would see, or could change, only a part of the club.
 * Rules about rows bind the owner as well; it must have one of its own that lets it see all.
 * @throws AppError FORBIDDEN
 */
export async function requireOwner(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ refused: string | null }>(`
    select coalesce(
      (select c.relname from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')
          and not (pg_has_role(current_user, c.relowner, 'usage') and (
            not (c.relrowsecurity and c.relforcerowsecurity)
            or (select rolsuper or rolbypassrls from pg_roles where rolname = current_user)
            or exists (select from pg_policy p
              where p.polrelid = c.oid and p.polpermissive and p.polcmd = '*'
                and pg_get_expr(p.polqual, p.polrelid) = 'true'
                and current_user::regrole = any(p.polroles))))
        limit 1)::text,
      case when not has_schema_privilege('public', 'create') then 'public' end) as refused`)
  const refused = rows[0]?.refused ?? null
  if (refused === null) return
  throw new AppError(
    'FORBIDDEN',
    'Only the owner of the database can back it up or restore it. Put the owner’s address into CLUBOS_DATABASE_URL.',
    { cause: new Error(`No owner’s rights to ${refused}.`) },
  )
}

/** Migrations that the database has had; null: no ClubOS has ever been here. */
export async function readApplied(
  client: PoolClient,
): Promise<readonly { readonly tag: string; readonly sha256: string }[] | null> {
  const found = await client.query("select to_regclass('public.schema_migrations') as name")
  if (found.rows[0]?.name === null) return null
  const { rows } = await client.query<{ tag: string; sha256: string }>(
    'select tag, sha256 from public.schema_migrations order by tag collate "C"',
  )
  return rows
}
