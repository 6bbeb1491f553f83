import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { splitPassages } from '@shared/knowledge/passages'
import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type LogFields, silentLogger } from '../../platform/logger'
import type { DemoPerson } from '../demo/demo-secrets'
import type { PostgresDatabase } from '../postgres/connection'
import { ensureLogin } from '../postgres/login-role'
import { sops as centralSops } from '../postgres/schema/knowledge'
import { startTestClub, type TestClub, testTime } from '../postgres/testing/test-club'
import { localMigrations, temporaryFolder } from '../postgres/testing/test-server'
import { type LocalDatabase, openLocalDatabase } from '../sqlite/local-database'
import { passagesFts } from '../sqlite/passage-index'
import { facts, locations, passages, sops } from '../sqlite/schema/local-knowledge'
import { lastPulledAt, pullKnowledge } from './knowledge-pull'

let club: TestClub
const folder = temporaryFolder()
const opened: LocalDatabase[] = []

beforeAll(async () => {
  club = await startTestClub()
})

afterEach(() => {
  for (const local of opened.splice(0)) local.close()
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await club.close()
})

let files = 0
function newCopy(): LocalDatabase {
  files += 1
  const file = join(folder, `${files}.sqlite`)
  const local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
  opened.push(local)
  return local
}

const owner = (query: string) => club.owner.db.execute(sql.raw(query))
const pull = (database: PostgresDatabase, local: LocalDatabase) =>
  pullKnowledge({ database, local, clock: { now: () => testTime } })

/** What a person may see by the rules, worked out without row security. */
async function expectedFor(person: DemoPerson) {
  const audiences = {
    kiosk: ['public'],
    support: ['public', 'staff'],
    operator: ['public', 'staff'],
  }
  const allowed: readonly string[] =
    person.role === 'manager' || person.role === 'admin'
      ? ['public', 'staff', 'management']
      : audiences[person.role]
  const at = (place: string) => person.locations.length === 0 || person.locations.includes(place)
  const [sopRows, factRows, placeRows] = [
    (await owner('select id, audience, locations from sops where deleted_at is null')).rows,
    (await owner('select id, audience, location_id from facts where deleted_at is null')).rows,
    (await owner('select id from locations where deleted_at is null')).rows,
  ]
  const ids = (rows: readonly Record<string, unknown>[]) => rows.map(({ id }) => String(id)).sort()
  return {
    sops: ids(
      sopRows.filter((row) => {
        const places = row.locations as string[]
        return allowed.includes(String(row.audience)) && (places.length === 0 || places.some(at))
      }),
    ),
    facts: ids(
      factRows.filter(
        (row) =>
          allowed.includes(String(row.audience)) &&
          (row.location_id === null || at(String(row.location_id))),
      ),
    ),
    locations: ids(placeRows.filter(({ id }) => at(String(id)))),
  }
}

function copied(local: LocalDatabase) {
  const ids = (table: typeof sops | typeof facts | typeof locations) =>
    local.read
      .select({ id: table.id })
      .from(table)
      .all()
      .map(({ id }) => id)
      .sort()
  return { sops: ids(sops), facts: ids(facts), locations: ids(locations) }
}

function allRows({ read }: LocalDatabase): unknown {
  return [locations, facts, sops].map((table) => read.select().from(table).all())
}

describe('a pull', () => {
  it('leaves exactly what each person may see', async () => {
    for (const person of club.people) {
      const local = newCopy()
      const result = await pull(club.as(person), local)
      const expected = await expectedFor(person)
      expect(copied(local), `${person.role} ${person.locations}`).toEqual(expected)
      expect(result).toMatchObject({ changed: true, sops: expected.sops.length })
    }
  })

  it('brings the exact text, cut into passages that can be found', async () => {
    const local = newCopy()
    const result = await pull(club.as(club.person('operator')), local)
    const copies = local.read.select().from(sops).all()
    let cut = 0
    for (const sop of copies) {
      expect(createHash('sha256').update(sop.content).digest('hex')).toBe(sop.sha256)
      const found = local.read
        .select()
        .from(passages)
        .where(eq(passages.sopId, sop.id))
        .orderBy(asc(passages.ordinal))
        .all()
      expect(found.map(({ heading, path, text }) => ({ heading, path, text }))).toEqual(
        splitPassages(sop.content).map(({ heading, path, text }) => ({ heading, path, text })),
      )
      for (const [ordinal, passage] of found.entries()) {
        expect(passage.id).toBe(`${sop.id}:${sop.version}:${ordinal}`)
        expect(sop.content).toContain(passage.text)
      }
      cut += found.length
    }
    expect(result.passages).toBe(cut)
    expect(cut).toBeGreaterThan(50)
    const hit = local.read
      .select({ title: passagesFts.title })
      .from(passagesFts)
      .where(sql`passages_fts match 'projectors'`)
      .all()
    expect(hit.map(({ title }) => title)).toContain('Projectors')
  })

  it('changes nothing the second time', async () => {
    const local = newCopy()
    const database = club.as(club.person('manager'))
    const first = await pull(database, local)
    expect(await pull(database, local)).toEqual({ ...first, changed: false })
    expect(lastPulledAt(local.read)).toBe(testTime.toISOString())
  })

  it.each([
    ['a changed fact', "update facts set value = '1' where key = 'contact.email'"],
    ['a changed place', "update locations set name = 'New Bedford' where id = 'bedford'"],
    ['a deleted fact', "update facts set deleted_at = now() where key = 'dress'"],
    ['a deleted SOP', "update sops set deleted_at = now() where slug = 'league'"],
    ['a SOP closed to this role', "update sops set audience = 'management' where slug = 'prices'"],
    ['a SOP moved elsewhere', "update sops set locations = '{truro}' where slug = 'parties'"],
  ])('brings %s', async (_, change) => {
    const local = newCopy()
    const person = club.person('operator', 'bedford')
    await pull(club.as(person), local)
    const before = allRows(local)
    await owner(change)
    const result = await pull(club.as(person), local)
    expect(copied(local)).toEqual(await expectedFor(person))
    expect(result.changed).toBe(true)
    expect(allRows(local)).not.toEqual(before)
  })

  it('evicts what a person may no longer see when their role or limits change', async () => {
    const local = newCopy()
    const person = club.person('manager', 'harbour', 'bedford')
    await pull(club.as(person), local)
    await club.owner.transaction((db) => ensureLogin(db, { ...person, role: 'support' }))
    await owner(
      `update staff set role = 'support', locations = '{bedford}' where id = '${person.id}'`,
    )
    const now = { ...person, role: 'support', locations: ['bedford'] } as const
    expect(await pull(club.as(person), local)).toMatchObject({ changed: true })
    expect(copied(local)).toEqual(await expectedFor(now))
  })

  it('leaves out what is not in the right form, and brings everything else', async () => {
    const local = newCopy()
    const database = club.as(club.person('admin'))
    await pull(database, local)
    const before = copied(local)
    await owner(`update locations set hours = '{"mon": "always"}' where id = 'truro'`)
    await owner('alter table facts drop constraint facts_value_given')
    await owner("update facts set value = 'null' where key = 'gift-card'")
    await owner(`insert into sop_versions select sop_id, 2, content, sha256, author, 'by hand',
        approved_by, 'infinity'
      from sop_versions where sop_id = (select id from sops where slug = 'wifi')`)
    await owner("update sops set current_version = 2 where slug = 'wifi'")
    await owner("update sops set title = 'Changed' where slug = 'prices'")
    const warned: unknown[] = []
    const logger = { ...silentLogger, warn: (_: string, row?: LogFields) => warned.push(row) }
    const result = await pullKnowledge({ database, local, logger })
    const after = copied(local)
    expect(after.locations).toEqual(before.locations.filter((id) => id !== 'truro'))
    expect(local.read.select().from(sops).where(eq(sops.title, 'Changed')).all()).toHaveLength(1)
    expect(local.read.select().from(sops).where(eq(sops.slug, 'wifi')).all()).toEqual([])
    const gone = before.facts.length - after.facts.length
    expect(gone).toBeGreaterThan(0)
    expect(after.sops).toHaveLength(before.sops.length - 1)
    expect(result).toMatchObject({ changed: true, skipped: gone + 2 })
    expect(warned).toHaveLength(result.skipped)
    expect(warned[0]).toMatchObject({ table: 'locations', id: 'truro' })
    expect(JSON.stringify(warned)).not.toContain('always')
  })

  it('keeps the old copy when the pull is broken off', async () => {
    const local = newCopy()
    const database = club.as(club.person('admin'))
    await pull(database, local)
    const before = copied(local)
    await owner("update sops set deleted_at = now() where slug = 'wifi'")
    const signal = AbortSignal.abort()
    await expect(pullKnowledge({ database, local, signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
    expect(copied(local)).toEqual(before)
  })

  it('replaces a copy of many hundred SOPs', async () => {
    await owner("update locations set hours = staffed_hours where id = 'truro'")
    await owner("update facts set value = '1' where key = 'gift-card'")
    const [model] = await club.owner.db.select().from(centralSops).limit(1)
    const approver = club.person('admin').id
    await owner(`begin;
      insert into sops (id, slug, title, assistant, audience, current_version)
        select gen_random_uuid(), 'copy-' || n, 'Copy ' || n, '${model?.assistant}', 'staff', 1
        from generate_series(1, 1200) n;
      insert into sop_versions
        select id, 1, c, encode(sha256(c::bytea), 'hex'), 'a', 'r', '${approver}', now()
        from (select id, '# ' || slug || E'\\n' || repeat('text ', 50) as c from sops where slug like 'copy-%') s;
      commit;`)
    const local = newCopy()
    const result = await pull(club.as(club.person('admin')), local)
    expect(result.sops).toBeGreaterThan(1_200)
    expect(copied(local)).toEqual(await expectedFor(club.person('admin')))
  })
})
