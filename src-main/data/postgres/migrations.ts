import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { type Migration, readMigrations } from '../migration-files'
import {
  type AppliedMigration,
  compareMigrations,
  type MigrationPlan,
  refuseForeign,
} from '../migration-plan'
import type { PostgresDatabase } from './connection'

export interface MigrationProgress {
  readonly tag: string
  /** Steps finished, this one not included, of `total`. */
  readonly done: number
  readonly total: number
}

/** Any two numbers that nobody else on that server locks with: "club", "mig". */
const lockKeys = sql.raw('1668048226, 1835624192')

/**
 * What migrating would do. Changes nothing, and any role may ask.
 * @param folder holds the PostgreSQL migrations.
 */
export async function planMigrations(
  database: PostgresDatabase,
  folder: string,
): Promise<MigrationPlan> {
  const known = readMigrations(folder)
  return database.transaction(async (db) => compareMigrations(known, await appliedMigrations(db)), {
    snapshot: true,
  })
}

/**
 * Brings the database up to this app's version, as the owner: each step in its own transaction,
 * one process at a time. Running it twice does nothing. Returns the plan that was carried out.
 * @throws AppError DATABASE_NEWER, MIGRATION_CHANGED, FORBIDDEN, OFFLINE
 */
export async function migrate(
  database: PostgresDatabase,
  folder: string,
  onProgress: (progress: MigrationProgress) => void = () => undefined,
): Promise<MigrationPlan> {
  const plan = await planMigrations(database, folder)
  refuseForeign(plan)
  for (const [done, migration] of plan.pending.entries()) {
    onProgress({ tag: migration.tag, done, total: plan.pending.length })
    await database.transaction((db) => applyOnce(db, migration))
  }
  return plan
}

/** Held to the end of the transaction: one process at a time changes the form of the database. */
export async function lockMigrations(db: NodePgDatabase): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${lockKeys})`)
}

/** Applies one step within a transaction; a step that is done already is left alone. */
export async function applyOnce(db: NodePgDatabase, migration: Migration): Promise<void> {
  // Whoever waited here finds the step done.
  await lockMigrations(db)
  // Migrating may take longer than any ordinary statement.
  await db.execute(sql`set local statement_timeout = 0`)
  await db.execute(
    sql`create table if not exists public.schema_migrations (
      tag text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
  )
  const done = await appliedMigrations(db)
  if (done.some(({ tag }) => tag === migration.tag)) return
  for (const statement of migration.statements) await db.execute(sql.raw(statement))
  await db.execute(
    sql`insert into public.schema_migrations (tag, sha256) values (${migration.tag}, ${migration.sha256})`,
  )
}

async function appliedMigrations(db: NodePgDatabase): Promise<readonly AppliedMigration[]> {
  const found = await db.execute(sql`select to_regclass('public.schema_migrations') as name`)
  if (found.rows[0]?.name === null) return []
  const { rows } = await db.execute<{ tag: string; sha256: string }>(
    sql`select tag, sha256 from public.schema_migrations order by tag`,
  )
  return rows
}
