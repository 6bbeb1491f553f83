import type { Database } from 'better-sqlite3'
import { type Migration, readMigrations } from '../migration-files'
import {
  type AppliedMigration,
  compareMigrations,
  type MigrationPlan,
  refuseForeign,
} from '../migration-plan'

/** What migrating this local database would do. Changes nothing. */
export function planLocalMigrations(client: Database, folder: string): MigrationPlan {
  return compareMigrations(readMigrations(folder), appliedMigrations(client))
}

/**
 * Brings a local database up to this app's version, each step in its own transaction.
 * @throws AppError DATABASE_NEWER, MIGRATION_CHANGED
 */
export function migrateLocal(client: Database, folder: string): MigrationPlan {
  const plan = planLocalMigrations(client, folder)
  refuseForeign(plan)
  for (const migration of plan.pending) {
    // Immediate: a second process that opens the same file waits here and then finds it done.
    client.transaction(applyOnce).immediate(client, migration)
  }
  return plan
}

function applyOnce(client: Database, migration: Migration): void {
  client.exec(
    'CREATE TABLE IF NOT EXISTS schema_migrations (tag TEXT PRIMARY KEY, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL)',
  )
  if (appliedMigrations(client).some(({ tag }) => tag === migration.tag)) return
  for (const statement of migration.statements) client.exec(statement)
  client
    .prepare("INSERT INTO schema_migrations VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))")
    .run(migration.tag, migration.sha256)
}

function appliedMigrations(client: Database): readonly AppliedMigration[] {
  const exists = client
    .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'")
    .get()
  if (exists === undefined) return []
  return client
    .prepare<[], AppliedMigration>('SELECT tag, sha256 FROM schema_migrations ORDER BY tag')
    .all()
}
