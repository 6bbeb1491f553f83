import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMigrations } from '../migration-files'
import { requireUsable } from '../migration-plan'
import type { PostgresDatabase } from './connection'
import { migrate, planMigrations } from './migrations'
import { firstReleaseColumns, firstReleaseRows } from './testing/first-release'
import {
  openAsOwner,
  postgresMigrations,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from './testing/test-server'

let server: TestServer
let database: PostgresDatabase
let folder: string
let count = 0

beforeAll(async () => {
  server = await startTestServer()
})

beforeEach(async () => {
  count += 1
  database = openAsOwner(await server.createDatabase(`club_${count}`))
  folder = temporaryFolder()
  cpSync(postgresMigrations, folder, { recursive: true })
})

afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true })
})

afterAll(() => server.close())

const journalFile = () => join(folder, 'meta', '_journal.json')

/** Makes the folder that of an older ClubOS, which knew only the first so many steps. */
function keepFirst(steps: number): void {
  const journal = JSON.parse(readFileSync(journalFile(), 'utf8'))
  writeFileSync(
    journalFile(),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, steps) }),
  )
}

function addStep(tag: string, text: string): void {
  const journal = JSON.parse(readFileSync(journalFile(), 'utf8'))
  const entries = [...journal.entries, { idx: journal.entries.length, tag }]
  writeFileSync(journalFile(), JSON.stringify({ ...journal, entries }))
  writeFileSync(join(folder, `${tag}.sql`), text)
}

/** Row count and checksum of each table, over the columns that the first release knew. */
async function sumsOf(tableNames: readonly string[]): Promise<unknown> {
  const sums = tableNames.map(async (table) => {
    const columns = sql.raw(firstReleaseColumns[table] ?? '')
    const { rows } = await database.db.execute(
      sql`select count(*)::int as rows, md5(string_agg(row(${columns})::text, ',' order by row(${columns})::text)) as sum
        from ${sql.identifier(table)}`,
    )
    return [table, rows[0]]
  })
  return Object.fromEntries(await Promise.all(sums))
}

async function tables(): Promise<readonly unknown[]> {
  const { rows } = await database.db.execute(
    sql`select tablename from pg_tables where schemaname = 'public' order by tablename`,
  )
  return rows.map(({ tablename }) => tablename)
}

const known = readMigrations(postgresMigrations).map(({ tag }) => tag)

/** A step after all others. */
const nextTag = (name: string) => `${String(known.length).padStart(4, '0')}_${name}`

const tags = (migrations: readonly { readonly tag: string }[]) => migrations.map(({ tag }) => tag)

describe('migrating', () => {
  it('shows what it would do without doing it', async () => {
    const plan = await planMigrations(database, folder)
    expect(tags(plan.pending)).toEqual(known)
    expect(plan).toMatchObject({ applied: [], unknown: [], changed: [] })
    expect(await tables()).toEqual([])
  })

  it('makes an empty database current, in order, and then has nothing left to do', async () => {
    const steps: unknown[] = []
    await migrate(database, folder, (progress) => steps.push(progress))
    expect(steps).toEqual(known.map((tag, done) => ({ tag, done, total: known.length })))
    const plan = await planMigrations(database, folder)
    expect(plan.pending).toEqual([])
    expect(plan.applied).toEqual(known)
    expect(() => requireUsable(plan)).not.toThrow()
    expect(await migrate(database, folder)).toMatchObject({ pending: [] })
  })

  it('keeps every row of a club that the first release filled', async () => {
    keepFirst(3)
    await migrate(database, folder)
    for (const statement of firstReleaseRows) await database.db.execute(sql.raw(statement))
    const before = await sumsOf(Object.keys(firstReleaseColumns))
    await migrate(database, postgresMigrations)
    expect(await sumsOf(Object.keys(firstReleaseColumns))).toEqual(before)
    expect((await planMigrations(database, postgresMigrations)).pending).toEqual([])
  })

  it('runs once when two processes migrate at the same moment', async () => {
    const other = openAsOwner(String(database.pool.options.connectionString))
    await Promise.all([migrate(database, folder), migrate(other, folder)])
    await other.close()
    expect((await planMigrations(database, folder)).applied).toEqual(known)
  })

  it('leaves no trace of a step that fails', async () => {
    addStep(nextTag('broken'), 'create table half (n int);--> statement-breakpoint\nselect 1 / 0;')
    await expect(migrate(database, folder)).rejects.toMatchObject({ code: 'DATABASE_ERROR' })
    expect(await tables()).not.toContain('half')
    expect(tags((await planMigrations(database, folder)).pending)).toEqual([nextTag('broken')])
  })

  it('refuses a database that a newer ClubOS updated, and changes nothing', async () => {
    addStep(nextTag('of_tomorrow'), 'create table tomorrow (n int);')
    await migrate(database, folder)
    keepFirst(known.length)
    const before = await tables()
    await expect(migrate(database, folder)).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      message: expect.stringContaining('newer ClubOS'),
    })
    expect(await tables()).toEqual(before)
    const plan = await planMigrations(database, folder)
    expect(plan.unknown).toEqual([nextTag('of_tomorrow')])
    // Nobody is kept from working with it.
    expect(() => requireUsable(plan)).not.toThrow()
  })

  it('refuses when an applied step was edited afterwards', async () => {
    await migrate(database, folder)
    appendFileSync(join(folder, '0001_club.sql'), '\n-- edited')
    const refused = { code: 'MIGRATION_CHANGED' }
    await expect(migrate(database, folder)).rejects.toMatchObject(refused)
    const plan = await planMigrations(database, folder)
    expect(() => requireUsable(plan)).toThrow(expect.objectContaining(refused))
  })

  it('takes a checkout with Windows line ends for the same', async () => {
    await migrate(database, folder)
    const file = join(folder, '0001_club.sql')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    expect(await migrate(database, folder)).toMatchObject({ changed: [] })
  })

  it('tells a client that may not migrate that the database is too old to sync with', async () => {
    keepFirst(known.indexOf('0007_sync'))
    await migrate(database, folder)
    const plan = await planMigrations(database, postgresMigrations)
    expect(() => requireUsable(plan)).toThrow(
      expect.objectContaining({
        code: 'DATABASE_OLDER',
        message: expect.stringContaining('administrator'),
      }),
    )
  })

  it('lets a client work with a database that only lacks later steps', async () => {
    await migrate(database, folder)
    addStep(nextTag('of_this_app'), 'create table later (n int);')
    const plan = await planMigrations(database, folder)
    expect(tags(plan.pending)).toEqual([nextTag('of_this_app')])
    expect(() => requireUsable(plan)).not.toThrow()
  })

  it('works for an owner that is no superuser, as on a central server', async () => {
    const owner = `central_${count}`
    await server.owner.db.execute(
      sql.raw(`create role ${owner} login createrole password 'central owner password'`),
    )
    const name = `central_club_${count}`
    const url = new URL(await server.createDatabase(name))
    await server.owner.db.execute(sql.raw(`alter database ${name} owner to ${owner}`))
    url.username = owner
    url.password = 'central owner password'
    await server.owner.db.execute(sql`grant connect on database postgres to public`)
    const central = openAsOwner(url.href)
    await migrate(central, folder)
    const left = sql`select has_database_privilege('public', 'postgres', 'connect') as open`
    // Not theirs to close, and no reason to fail.
    expect((await central.db.execute(left)).rows).toEqual([{ open: true }])
    await central.db.execute(
      sql`insert into customers (id, phone) values (gen_random_uuid(), '+19025550100')`,
    )
    expect((await central.db.execute(sql`select phone from customers`)).rows).toHaveLength(1)
    await central.close()
  })
})
