import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../../platform/logger'
import { once } from '../../../platform/once'
import { generateHistory } from '../../demo/demo-generator'
import { readMigrations } from '../../migration-files'
import { openPostgres, personUrl } from '../connection'
import { migrate } from '../migrations'
import { exceptEpoch, fingerprint, migrationsOf, restore, save } from '../testing/backup-scene'
import { startTestClub, type TestClub, testTime } from '../testing/test-club'
import {
  openAsOwner,
  postgresMigrations,
  startTestServer,
  temporaryFolder,
} from '../testing/test-server'
import type { CheckedBackup } from './backup-contents'
import { checkBackup } from './check-backup'

let club: TestClub
let saved: CheckedBackup
const steps: string[] = []
const folder = temporaryFolder()
const file = join(folder, 'club.clubos-backup')

beforeAll(async () => {
  club = await startTestClub()
  const scale = { customers: 400, conversations: 400, tickets: 300 }
  await generateHistory({ ownerDb: club.owner, seed: '1', until: testTime, scale })
  // Bytes that mean something to whatever copies rows as text.
  await club.owner.db.execute(sql`insert into attachment_files (bytes, sha256)
    select b, encode(sha256(b), 'hex') from (values ('\\x00ff5c4e0a0d092e'::bytea)) file (b)`)
  saved = await save(club.owner, file, { onStep: (step) => steps.push(step) })
})

afterAll(async () => {
  await club.close()
  rmSync(folder, { recursive: true })
})

describe('a backup', () => {
  it('is one file that only this account can read, and nothing beside it', async () => {
    expect(saved.head).toMatchObject({ formatVersion: 1, database: { identity: 'own' } })
    expect(saved.logins).toMatchObject({ withPasswords: true })
    expect(saved.logins.people).toHaveLength(club.people.length)
    expect(steps).toContain('Wrote 1200 rows of messages')
    expect(readdirSync(folder)).toEqual(['club.clubos-backup'])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await checkBackup(file)).toEqual(saved)
  })

  it('of the same state has the same data', async () => {
    const other = join(folder, 'second')
    const { manifest } = await save(club.owner, other)
    expect(manifest.tables).toEqual((await checkBackup(file)).manifest.tables)
    rmSync(other)
  })

  it('makes the same club on another server, where everybody signs in as before', async () => {
    const server = await startTestServer()
    try {
      const restored = await restore(server.url, file)
      expect(restored).toMatchObject({ migrated: [], leftOut: [], withoutLogin: [] })
      expect(exceptEpoch(await fingerprint(server.owner))).toEqual(
        exceptEpoch(await fingerprint(club.owner)),
      )
      for (const { email, password, id } of club.people) {
        const url = personUrl(server.url, email, password)
        const database = openPostgres({ url, logger: silentLogger, maximumConnections: 1 })
        const { rows } = await database.db.execute(sql`select clubos_me() as me`)
        expect(rows).toEqual([{ me: id }])
        await database.close()
      }
    } finally {
      await server.close()
    }
  })

  it('keeps rules, references and rights as the steps make them', async () => {
    const url = await club.createDatabase('rules')
    await restore(url, file)
    const restored = openAsOwner(url)
    const described = sql`
      select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint
        where connamespace = 'public'::regnamespace
      union all select tgname, concat(pg_get_triggerdef(oid), tgenabled) from pg_trigger
        where not tgisinternal
      union all select relname, concat(relrowsecurity, relforcerowsecurity, relacl)
        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      order by 1, 2`
    const expected = await club.owner.db.execute(described)
    expect((await restored.db.execute(described)).rows).toEqual(expected.rows)
    await restored.close()
  })

  it('finds everything there is: tables of the schema public, and nothing of another kind', async () => {
    const { rows } = await club.owner.db.execute(sql`
      select nspname::text as schema, relkind::text as kind from pg_class c
        join pg_namespace n on n.oid = relnamespace
        where nspname !~ '^(pg_|information_schema)' and relkind not in ('r', 'i', 'S', 'v')
      union all select nspname, 'schema' from pg_namespace
        where nspname !~ '^(pg_|information_schema|public$)'
      union all select 'large object', oid::text from pg_largeobject_metadata`)
    expect(rows).toEqual([])
  })
})

describe('a backup that does not come about', () => {
  it('leaves the file that is there alone, unless that is to be replaced', async () => {
    const before = statSync(file).mtimeMs
    await expect(save(club.owner, file)).rejects.toMatchObject({ code: 'FILE_EXISTS' })
    expect(statSync(file).mtimeMs).toBe(before)
    await save(club.owner, file, { force: true })
    expect(statSync(file).mtimeMs).toBeGreaterThan(before)
  })

  it('because the connection broke, or somebody stopped it, leaves nothing behind', async () => {
    const target = join(folder, 'broken')
    const cut = once(() =>
      club.owner.pool.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and query ilike 'copy %'`),
    )
    const owner = openAsOwner(club.url)
    const broken = save(owner, target, { onStep: () => void cut() })
    await expect(broken).rejects.toMatchObject({ code: 'OFFLINE' })
    const stop = new AbortController()
    const stopped = save(owner, target, { signal: stop.signal, onStep: () => stop.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' })
    await owner.close()
    expect(readdirSync(folder)).toEqual(['club.clubos-backup'])
  })

  it('because there is no such folder says so', async () => {
    const nowhere = save(club.owner, join(folder, 'nowhere', 'file'))
    await expect(nowhere).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' })
  })

  it('is refused to people at a desk, whatever their role', async () => {
    for (const person of club.people) {
      const target = join(folder, 'desk')
      await expect(save(club.as(person), target)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      expect(existsSync(target)).toBe(false)
    }
  })

  it('is refused where there is no club', async () => {
    const empty = openAsOwner(await club.createDatabase('nothing'))
    const refused = save(empty, join(folder, 'nothing'))
    await expect(refused).rejects.toMatchObject({ code: 'NO_CLUB' })
    await empty.close()
  })
})

describe('values of every kind', () => {
  const oddTable = `
    create type mood as enum ('good', 'bad');
    create table odd (
      number int generated always as identity, "Quoted ""name""" text, doubled int generated always as (half * 2) stored,
      half int, list text[], nested int[][], object jsonb, exact numeric, rough double precision,
      moment timestamptz(3), fine timestamptz, wall time, span interval, bytes bytea, mood mood, day date);
    create table keyed (name text, place text, primary key (place, name));
    insert into odd ("Quoted ""name""", half, list, nested, object, exact, rough, moment, fine, wall, span, bytes, mood, day)
    values
      (E'tab\\t line\\nend\\r \\\\. back\\\\slash', 21, array[null, '', 'null', 'a"b,{}'], '{{1,2},{3,4}}',
        '{"z": 1.0, "a": ["ü", "\\u2028", 12345678901234567890.5]}', 1.10, 0.1::float8 + 0.2,
        '2026-10-25 01:30:00.123+02', '2026-10-25 01:30:00.123456+00', '24:00', '1 mon -3 days 00:00:01.5', '\\x00ff0a', 'bad', 'infinity'),
      ('', null, '{}', null, 'null', 'NaN', 'Infinity', null, '-infinity', null, null, '', null, '0044-03-15 BC'),
      (null, null, null, null, null, null, '-0', null, null, null, null, null, null, null);
    insert into keyed values ('ä', 'Z'), ('a', 'z'), ('B', 'Z'), (E'\\\\N', 'N');`

  it('come back byte for byte, and sequences go on where they were', async () => {
    const steps = readMigrations(postgresMigrations).length
    const migrations = migrationsOf(join(folder, 'odd'), steps, { '9001_odd': oddTable })
    const source = openAsOwner(await club.createDatabase('odd'))
    await migrate(source, migrations)
    const target = join(folder, 'odd.clubos-backup')
    await save(source, target)
    const url = await club.createDatabase('odd_again')
    await restore(url, target, { migrations })
    const restored = openAsOwner(url)
    const odd = sql`select odd::text from odd order by number`
    const told = await restored.db.execute(odd)
    expect(told.rows).toHaveLength(3)
    expect(told.rows).toEqual((await source.db.execute(odd)).rows)
    const added = await restored.db.execute(
      sql`insert into odd (half) values (4) returning number, doubled`,
    )
    expect(added.rows).toEqual([{ number: 4, doubled: 8 }])
    await Promise.all([source.close(), restored.close()])
  })
})
