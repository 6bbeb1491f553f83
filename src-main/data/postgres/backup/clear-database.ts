import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@shared/ipc/app-error'
import { escapeIdentifier, type PoolClient } from 'pg'
import { toDatabaseError } from '../database-error'
import { presenceName } from '../embedded-server'
import { readApplied, readTables } from './table-catalogue'

const lockTries = 10

/**
 * Refuses a database that holds a club, unless that is to be replaced, or something that is not ours.
 * @throws AppError CLUB_EXISTS, FOREIGN_DATABASE
 */
export async function requireReplaceable(client: PoolClient, replace: boolean): Promise<void> {
  const tables = await readTables(client)
  if (tables.length === 0) return
  if ((await readApplied(client)) === null) throw foreignDatabase()
  if (replace || !(await hasStaff(client))) return
  throw new AppError(
    'CLUB_EXISTS',
    'There is a club in this database. Back it up, then use --replace to put the backup in its place.',
  )
}

/** Without anybody who could sign in there is no club yet. */
async function hasStaff(client: PoolClient): Promise<boolean> {
  const found = await client.query("select to_regclass('public.staff') as name")
  if (found.rows[0]?.name === null) return false
  return (await client.query('select from public.staff limit 1')).rowCount !== 0
}

/**
 * Takes every table for this transaction alone; whoever works with one is disconnected and
 * finds, on coming back, either the old club or the restored one.
 * @throws AppError BUSY
 */
export async function takeAll(client: PoolClient): Promise<void> {
  const tables = await readTables(client)
  if (tables.length === 0) return
  const names = tables.map(({ name }) => `public.${escapeIdentifier(name)}`).join(', ')
  await client.query("set local lock_timeout = '2s'")
  for (let tries = 1; !(await locked(client, names)); tries += 1) {
    if (tries === lockTries) throw busy()
    await sleep(100)
  }
  await client.query('set local lock_timeout = 0')
}

async function locked(client: PoolClient, names: string): Promise<boolean> {
  await client.query('savepoint taking')
  await disconnectOthers(client)
  try {
    await client.query(`lock table ${names} in access exclusive mode`)
    return true
  } catch (error) {
    if (toDatabaseError(error).code !== 'BUSY') throw error
    await client.query('rollback to savepoint taking')
    return false
  }
}

/**
 * Ends the other connections to this database, as far as the owner may: a role that is no superuser
 * cannot end a superuser's. Those that only show that an app is running hold nothing and stay.
 */
export async function disconnectOthers(client: PoolClient): Promise<void> {
  await client.query(`
    do $$
    declare
      other int;
    begin
      for other in select pid from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'
          and pid <> pg_backend_pid() and application_name <> '${presenceName}'
      loop
        begin
          perform pg_terminate_backend(other);
        exception when insufficient_privilege then
          null;
        end;
      end loop;
    end
    $$`)
}

/** Removes everything in `public` that is not an extension's. */
export async function clearDatabase(client: PoolClient): Promise<void> {
  for (const query of [relations, routines, types]) {
    const { rows } = await client.query<{ statement: string }>(query)
    for (const { statement } of rows) await client.query(statement)
  }
}

const relations = `
  select format('drop %s if exists public.%I cascade',
    case relkind when 'v' then 'view' when 'm' then 'materialized view'
      when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end, relname) as statement
  from pg_class c
  where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass
      and d.objid = c.oid and d.deptype in ('e', 'a', 'i'))`

const routines = `
  select format('drop routine if exists %s cascade', p.oid::regprocedure) as statement
  from pg_proc p
  where pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
      and d.objid = p.oid and d.deptype in ('e', 'i'))`

const types = `
  select format('drop type if exists public.%I cascade', typname) as statement
  from pg_type t
  where typnamespace = 'public'::regnamespace and typtype in ('c', 'd', 'e', 'r')
    and not exists (select from pg_depend d where d.classid = 'pg_type'::regclass
      and d.objid = t.oid and d.deptype in ('e', 'i'))`

function foreignDatabase(): AppError {
  return new AppError(
    'FOREIGN_DATABASE',
    'The tables in this database are not ClubOS’s. Restore into an empty database; nothing was changed.',
  )
}

function busy(): AppError {
  return new AppError(
    'BUSY',
    'Others are working with the database and cannot be disconnected. Close ClubOS at all desks and try again; nothing was changed.',
    { retryable: true },
  )
}
