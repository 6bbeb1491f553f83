import type { Role } from '@shared/accounts/role'
import type { DemoPerson } from '../../demo/demo-secrets'
import type { PostgresDatabase } from '../connection'
import type { TestClub } from './test-club'

/** One person of each role, without limits but for the kiosk, which stands at `harbour`. */
export interface OneOfEach {
  id(role: Role): string
  /** Under their own login role. */
  as(role: Role): PostgresDatabase
  asPerson(person: DemoPerson): PostgresDatabase
}

export function oneOfEach(club: TestClub): OneOfEach {
  const opened = new Map<string, PostgresDatabase>()
  const person = (role: Role) =>
    role === 'kiosk' ? club.person('kiosk', 'harbour') : club.person(role)
  const asPerson = (one: DemoPerson) => {
    const database = opened.get(one.id) ?? club.as(one)
    opened.set(one.id, database)
    return database
  }
  return { id: (role) => person(role).id, as: (role) => asPerson(person(role)), asPerson }
}

/**
 * What the database says to a statement: `ok`, or the SQLSTATE of its refusal. Nothing stays of it.
 * What is checked at commit is checked here, too.
 */
export async function verdictOn(database: PostgresDatabase, ...statements: readonly string[]) {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('set constraints all immediate')
    return 'ok'
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

export async function rowsOf(
  database: PostgresDatabase,
  query: string,
): Promise<readonly Record<string, unknown>[]> {
  return (await database.pool.query(query)).rows
}

/** Values as SQL text: strings and JSON quoted, `null`, and `{ raw }` as it is. */
export function insertInto(table: string, values: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(values).map((name) => `"${name}"`)
  return `insert into public.${table} (${names}) values (${Object.values(values).map(literal)})`
}

export const raw = (sql: string) => ({ raw: sql })

function literal(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && 'raw' in value) return String(value.raw)
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return `'${text.replaceAll("'", "''")}'`
}
