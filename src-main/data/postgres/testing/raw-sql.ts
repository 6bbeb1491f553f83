import { randomUUID } from 'node:crypto'
import { silentLogger } from '../../../platform/logger'
import { openPostgres, type PostgresDatabase } from '../connection'
import type { TestServer } from './test-server'

export type Row = Readonly<Record<string, unknown>>

/** Rows of a statement, run as whoever the connection is. @throws DatabaseError as PostgreSQL sent it */
export async function run(
  { pool }: PostgresDatabase,
  statement: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return (await pool.query<Row>(statement, [...values])).rows
}

/** Inserts a row. @returns its id, which is made when none is given */
export async function add(database: PostgresDatabase, table: string, row: Row): Promise<string> {
  const full: Row = { id: randomUUID(), ...row }
  const names = Object.keys(full)
  const places = names.map((_, at) => `$${at + 1}`)
  await run(
    database,
    `insert into ${table} (${names}) values (${places})`,
    names.map((name) => full[name]),
  )
  return String(full.id)
}

/** SQLSTATE that the statement ends with; empty when it goes through. */
export async function codeOf(statement: Promise<unknown>): Promise<string> {
  try {
    await statement
    return ''
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    return code
  }
}

/** A connection as a headless worker has it. */
export async function openAsWorker(server: TestServer): Promise<PostgresDatabase> {
  await run(server.owner, "create role test_worker login password 'worker' in role clubos_worker")
  const url = new URL(server.url)
  url.username = 'test_worker'
  url.password = 'worker'
  return openPostgres({ url: url.href, logger: silentLogger, maximumConnections: 2 })
}
