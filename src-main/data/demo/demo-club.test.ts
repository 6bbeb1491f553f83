import { cpSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { openPostgres, personUrl } from '../postgres/connection'
import { sops, sopVersions } from '../postgres/schema/knowledge'
import { facts } from '../postgres/schema/places'
import { demoContent, startTestClub, type TestClub, testTime } from '../postgres/testing/test-club'
import { temporaryFolder } from '../postgres/testing/test-server'
import { createDemoClub } from './demo-club'
import { readDemoContent } from './demo-content'

let club: TestClub
/** A copy of the demo club's files that tests may change. */
let content: string

beforeAll(async () => {
  club = await startTestClub()
  content = temporaryFolder()
  cpSync(demoContent, content, { recursive: true })
})

afterAll(async () => {
  rmSync(content, { recursive: true })
  await club.close()
})

const create = (contentDir = content) =>
  createDemoClub({
    ownerDb: club.owner,
    database: 'own',
    contentDir,
    secretsFile: club.secretsFile,
    clock: { now: () => new Date(testTime.getTime() + 60_000) },
  })

/** A fingerprint of everything the club consists of, roles and their passwords included. */
async function everything(): Promise<unknown> {
  const sums = ['staff', 'locations', 'bays', 'facts', 'sops', 'sop_versions'].map((table) =>
    sql.raw(`(select md5(string_agg(t::text, ',' order by t::text)) from ${table} t)`),
  )
  const { rows } = await club.owner.db.execute(
    sql`select ${sql.join(sums, sql` || `)} as rows,
      (select md5(string_agg(a::text, ',' order by rolname)) from pg_authid a) as roles,
      (select md5(string_agg(m::text, ',' order by m.oid)) from pg_auth_members m) as members`,
  )
  return rows
}

async function versionsOf(slug: string) {
  return club.owner.db
    .select({
      version: sopVersions.version,
      current: sops.currentVersion,
      text: sopVersions.content,
    })
    .from(sops)
    .innerJoin(sopVersions, eq(sopVersions.sopId, sops.id))
    .where(eq(sops.slug, slug))
    .orderBy(sopVersions.version)
}

describe('the demo club', () => {
  it('holds all that its files hold', async () => {
    const files = readDemoContent(demoContent)
    const { rows } = await club.owner.db.execute(
      sql`select (select count(*)::int from sops) as sops, (select count(*)::int from facts) as facts,
        (select count(*)::int from staff) as staff, (select count(*)::int from bays) as bays`,
    )
    expect(rows[0]).toEqual({
      sops: files.sops.length,
      facts: files.facts.length,
      staff: files.staff.length,
      bays: files.club.locations.reduce((sum, { bays }) => sum + bays, 0),
    })
  })

  it('is the same after a second time', async () => {
    const before = await everything()
    await create()
    expect(await everything()).toEqual(before)
  })

  it('lets each of its people sign in under their own role, with a password only this account reads', async () => {
    for (const person of club.people) {
      const { rows } = await club
        .as(person)
        .db.execute(sql`select id, role from staff where pg_role = session_user`)
      expect(rows).toEqual([{ id: person.id, role: person.role }])
    }
    expect(new Set(club.people.map(({ password }) => password)).size).toBe(club.people.length)
    expect(statSync(club.secretsFile).mode & 0o777).toBe(0o600)
  })

  it('turns a changed text into the next version and keeps the one before', async () => {
    const file = join(content, 'sops', 'customer-info', 'wifi.md')
    const [before] = await versionsOf('wifi')
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n## Is it fast?\nFast enough.\n`)
    await create()
    const after = await versionsOf('wifi')
    expect(after.map(({ version, current }) => ({ version, current }))).toEqual([
      { version: 1, current: 2 },
      { version: 2, current: 2 },
    ])
    expect(after[0]?.text).toBe(before?.text)
    expect(after[1]?.text).toBe(`${before?.text}\n## Is it fast?\nFast enough.\n`)
  })

  it('leaves alone what people changed', async () => {
    const [wifi] = await club.owner.db.select().from(sops).where(eq(sops.slug, 'wifi'))
    await club.owner.transaction(async (db) => {
      await db.execute(
        sql`insert into sop_versions select sop_id, 3, 'Ours', encode(sha256('Ours'), 'hex'),
          author, 'by hand', approved_by, approved_at
          from sop_versions where sop_id = ${wifi?.id} and version = 1`,
      )
      await db.update(sops).set({ currentVersion: 3 }).where(eq(sops.slug, 'wifi'))
      // Without the trigger that writes down who it was: here the owner stands in for a person.
      await db.execute(sql`set local session_replication_role = replica`)
      await db
        .update(facts)
        .set({ value: 'Ours', updatedBy: club.person('admin').id })
        .where(eq(facts.key, 'contact.email'))
    })
    await create()
    expect((await versionsOf('wifi')).at(-1)).toMatchObject({ version: 3, current: 3 })
    const [email] = await club.owner.db.select().from(facts).where(eq(facts.key, 'contact.email'))
    expect(email?.value).toBe('Ours')
  })

  it('makes new passwords when the file with them is lost', async () => {
    rmSync(club.secretsFile)
    const { people } = await create()
    const [first] = people
    if (first === undefined) throw new Error('nobody')
    expect(first.password).not.toBe(club.people[0]?.password)
    const url = personUrl(club.url, first.email, first.password)
    const database = openPostgres({ url, logger: silentLogger })
    await expect(database.check()).resolves.toBeUndefined()
    await database.close()
  })

  it.each([
    ['club.json', '{"name": ""}'],
    ['facts.json', '[{"key": "x", "location": null, "value": null, "audience": "public"}]'],
    ['staff.json', 'not JSON'],
    ['sops/tech/network.md', '# without front matter'],
    [
      'sops/tech/network.md',
      '---\ntitle: x\nassistant: booking\naudience: public\nlocations: all\nauthor: y\napproved: 2026-01-01\n---\nz',
    ],
    [
      'sops/tech/network.md',
      '---\ntitle: x\nassistant: tech\naudience: secret\nlocations: all\nauthor: y\napproved: 2026-01-01\n---\nz',
    ],
  ])('names %s when it is wrong, and changes nothing', async (name, text) => {
    const wrong = temporaryFolder()
    cpSync(demoContent, wrong, { recursive: true })
    writeFileSync(join(wrong, name), text)
    const before = await everything()
    await expect(create(wrong)).rejects.toMatchObject({
      code: 'DEMO_CONTENT',
      message: expect.stringContaining(join(wrong, name)),
    })
    expect(await everything()).toEqual(before)
    rmSync(wrong, { recursive: true })
    expect(existsSync(club.secretsFile)).toBe(true)
  })
})
