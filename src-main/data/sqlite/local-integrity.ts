import Database from 'better-sqlite3'
import { readMigrations } from '../migration-files'
import type { DueCheck } from './file-state'
import { migrateLocal, planLocalMigrations } from './local-migrations'
import { changeTables } from './own-tables'

/** @throws SqliteError SQLITE_CORRUPT */
export function checkIntegrity(client: Database.Database, { check }: DueCheck): void {
  if (check === 'full') expectSound(client, 'integrity_check(1)')
  if (check === 'quick') expectSound(client, 'quick_check(1)')
  // These exist nowhere else, are few, and are checked against their indexes every time.
  for (const table of changeTables) {
    if (!hasTable(client, table)) continue
    expectSound(client, `integrity_check(${table})`)
    const unreadable = `SELECT 1 FROM ${table} WHERE NOT (json_valid(changes) AND json_valid(depends_on))`
    if (client.prepare(unreadable).get() !== undefined) damaged('A change is no longer readable')
  }
}

/**
 * Migrates, and after a check that had a reason makes sure that the tables are those that the
 * migrations make: SQLite itself finds nothing wrong with a letter that changed in a table's name.
 * @throws AppError DATABASE_NEWER; SqliteError SQLITE_CORRUPT
 */
export function migrateSound(
  client: Database.Database,
  migrations: string,
  { check }: DueCheck,
): void {
  refuseImpossible(client, migrations)
  migrateLocal(client, migrations)
  if (check === 'own') return
  if (schemaOf(client) !== expectedSchema(migrations))
    damaged('The tables are not those of this version')
}

/**
 * A step that is missing before one that was done, or is not the one that was done: damage, or a
 * file from elsewhere. Either way only building again helps.
 */
function refuseImpossible(client: Database.Database, migrations: string): void {
  const { applied, pending, unknown, changed } = planLocalMigrations(client, migrations)
  const known = readMigrations(migrations).map(({ tag }) => tag)
  const first = pending[0]
  const gap =
    first !== undefined && (known.indexOf(first.tag) < applied.length || unknown.length > 0)
  if (gap || (changed.length > 0 && unknown.length === 0))
    damaged('The steps of the tables do not fit')
}

function expectedSchema(migrations: string): string {
  const model = new Database(':memory:')
  try {
    migrateLocal(model, migrations)
    return schemaOf(model)
  } finally {
    model.close()
  }
}

/** In an order of its own: the order of the pages depends on what was there before. */
function schemaOf(client: Database.Database): string {
  const rows = client
    .prepare<[], { sql: string | null }>(
      "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name",
    )
    .all()
  return JSON.stringify(rows)
}

function hasTable(client: Database.Database, name: string): boolean {
  return (
    client.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !==
    undefined
  )
}

function expectSound(client: Database.Database, pragma: string): void {
  const result = client.pragma(pragma, { simple: true })
  if (result !== 'ok') damaged(String(result))
}

export function damaged(message: string): never {
  throw new Database.SqliteError(message, 'SQLITE_CORRUPT')
}
