import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { ClubDatabase } from './club-database'
import { databaseIdentity } from './database-identity'
import { demoContent, testTime } from './testing/test-club'
import {
  postgresMigrations,
  startTestServer,
  type TestServer,
  temporaryFolder,
} from './testing/test-server'

let server: TestServer
const folder = temporaryFolder()

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

function clubAt(url: string | undefined, dataFolder = folder): ClubDatabase {
  return new ClubDatabase({
    url,
    dataFolder,
    migrations: postgresMigrations,
    demoContent,
    clock: { now: () => testTime },
    logger: silentLogger,
  })
}

const hire = (club: ClubDatabase) =>
  club.asOwner(({ db }) =>
    db.execute(sql`insert into staff (id, name, email, role, pg_role)
      values (gen_random_uuid(), 'Real Person', 'real@club.example', 'admin',
        clubos_login_role('real@club.example'))`),
  )

const countStaff = (club: ClubDatabase) =>
  club.asOwner(async ({ db }) => (await db.execute(sql`select id from staff`)).rowCount)

describe('the identity of a database', () => {
  it.each([
    [undefined, 'own'],
    ['postgres://ann:secret@Db.Club.example/clubos', 'db.club.example:5432/clubos'],
    ['postgresql://bob@db.club.example:5432/clubos?sslmode=require', 'db.club.example:5432/clubos'],
    ['postgres://ann@[::1]:6000/other', '[::1]:6000/other'],
  ])('of %s is %s', (url, identity) => {
    expect(databaseIdentity(url)).toBe(identity)
    expect(clubAt(url).identity).toBe(identity)
  })
})

describe('the demo club', () => {
  it('is known only in the database that it was made in', async () => {
    const club = clubAt(server.url)
    expect(club.demo).toBeNull()
    await club.migrate()
    await club.createDemo()
    expect(club.demo).toMatchObject({ database: club.identity, people: expect.any(Array) })
    expect(clubAt(await server.createDatabase('elsewhere')).demo).toBeNull()
    expect(clubAt(undefined).demo).toBeNull()
  })

  it('of an older ClubOS is the one in our own database', () => {
    const file = join(folder, 'demo-club.json')
    const { database: _database, ...older } = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify(older))
    expect(clubAt(undefined).demo?.clubName).toBe(older.clubName)
    expect(clubAt(server.url).demo).toBeNull()
  })

  it('is not created in the database of a real club', async () => {
    const club = clubAt(await server.createDatabase('real'))
    const before = clubAt(undefined).demo
    await club.migrate()
    await hire(club)
    await expect(club.createDemo()).rejects.toMatchObject({
      code: 'NOT_DEMO',
      message: 'This database belongs to a real club; the demo club is not created in it.',
    })
    expect(await countStaff(club)).toBe(1)
    expect(club.demo).toBeNull()
    expect(clubAt(undefined).demo).toEqual(before)
  })

  it('is made at the first start of our own server, but not where a real club lives', async () => {
    const own = temporaryFolder()
    const club = clubAt(undefined, own)
    await club.prepare(() => undefined)
    const made = club.demo?.people.length
    expect(await countStaff(club)).toBe(made)
    await hire(club)
    await club.asOwner(({ db }) => db.execute(sql`update facts set value = '"ours"'`))
    await club.prepare(() => undefined)
    const values = await club.asOwner(({ db }) => db.execute(sql`select distinct value from facts`))
    expect(values.rows).toEqual([{ value: 'ours' }])
    await club.close()
    rmSync(own, { recursive: true })
  })
})
