import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { requireCurrent } from '../migration-plan'
import type { PostgresDatabase } from './connection'
import { migrate, planMigrations } from './migrations'
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

async function tables(): Promise<readonly unknown[]> {
  const { rows } = await database.db.execute(
    sql`select tablename from pg_tables where schemaname = 'public' order by tablename`,
  )
  return rows.map(({ tablename }) => tablename)
}

const tags = (migrations: readonly { readonly tag: string }[]) => migrations.map(({ tag }) => tag)

describe('migrating', () => {
  it('shows what it would do without doing it', async () => {
    const plan = await planMigrations(database, folder)
    expect(tags(plan.pending)).toEqual(['0000_group_roles', '0001_club', '0002_club_guards'])
    expect(plan).toMatchObject({ applied: [], unknown: [], changed: [] })
    expect(await tables()).toEqual([])
  })

  it('makes an empty database current, in order, and then has nothing left to do', async () => {
    const steps: unknown[] = []
    await migrate(database, folder, (progress) => steps.push(progress))
    expect(steps).toEqual([
      { tag: '0000_group_roles', done: 0, total: 3 },
      { tag: '0001_club', done: 1, total: 3 },
      { tag: '0002_club_guards', done: 2, total: 3 },
    ])
    const plan = await planMigrations(database, folder)
    expect(plan.pending).toEqual([])
    expect(plan.applied).toHaveLength(3)
    expect(() => requireCurrent(plan)).not.toThrow()
    expect(await migrate(database, folder)).toMatchObject({ pending: [] })
  })

  it('keeps every row of a filled database', async () => {
    keepFirst(2)
    await migrate(database, folder)
    await database.db.execute(
      sql`insert into customers (id, phone, name)
        select gen_random_uuid(), '+1902555' || lpad(n::text, 4, '0'), 'Guest ' || n
        from generate_series(0, 999) n`,
    )
    const checksum = sql`select md5(string_agg(c::text, ',' order by id)) as sum from customers c`
    const before = (await database.db.execute(checksum)).rows
    await migrate(database, postgresMigrations)
    expect((await database.db.execute(checksum)).rows).toEqual(before)
  })

  it('runs once when two processes migrate at the same moment', async () => {
    const other = openAsOwner(String(database.pool.options.connectionString))
    await Promise.all([migrate(database, folder), migrate(other, folder)])
    await other.close()
    expect((await planMigrations(database, folder)).applied).toHaveLength(3)
  })

  it('leaves no trace of a step that fails', async () => {
    addStep('0003_broken', 'create table half (n int);--> statement-breakpoint\nselect 1 / 0;')
    await expect(migrate(database, folder)).rejects.toMatchObject({ code: 'DATABASE_ERROR' })
    expect(await tables()).not.toContain('half')
    expect(tags((await planMigrations(database, folder)).pending)).toEqual(['0003_broken'])
  })

  it('refuses a database that a newer ClubOS updated, and changes nothing', async () => {
    addStep('0003_of_tomorrow', 'create table tomorrow (n int);')
    await migrate(database, folder)
    keepFirst(3)
    const before = await tables()
    await expect(migrate(database, folder)).rejects.toMatchObject({
      code: 'DATABASE_NEWER',
      message: expect.stringContaining('newer ClubOS'),
    })
    expect(await tables()).toEqual(before)
    const plan = await planMigrations(database, folder)
    expect(plan.unknown).toEqual(['0003_of_tomorrow'])
    expect(() => requireCurrent(plan)).toThrow(/newer ClubOS/)
  })

  it('refuses when an applied step was edited afterwards', async () => {
    await migrate(database, folder)
    appendFileSync(join(folder, '0001_club.sql'), '\n-- edited')
    await expect(migrate(database, folder)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' })
  })

  it('takes a checkout with Windows line ends for the same', async () => {
    await migrate(database, folder)
    const file = join(folder, '0001_club.sql')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'))
    expect(await migrate(database, folder)).toMatchObject({ changed: [] })
  })

  it('tells a client that may not migrate that the database is older', async () => {
    keepFirst(2)
    await migrate(database, folder)
    const plan = await planMigrations(database, postgresMigrations)
    expect(() => requireCurrent(plan)).toThrow(
      expect.objectContaining({
        code: 'DATABASE_OLDER',
        message: expect.stringContaining('administrator'),
      }),
    )
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
    const central = openAsOwner(url.href)
    await migrate(central, folder)
    await central.db.execute(
      sql`insert into customers (id, phone) values (gen_random_uuid(), '+19025550100')`,
    )
    expect((await central.db.execute(sql`select phone from customers`)).rows).toHaveLength(1)
    await central.close()
  })
})
