import type { Role } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateHistory } from '../demo/demo-generator'
import type { DemoPerson } from '../demo/demo-secrets'
import type { PostgresDatabase } from './connection'
import { loginRoleFor } from './login-role'
import { startTestClub, type TestClub, testTime } from './testing/test-club'

let club: TestClub

beforeAll(async () => {
  club = await startTestClub()
  await generateHistory({
    ownerDb: club.owner,
    seed: 'access',
    until: testTime,
    scale: { customers: 30, conversations: 30, messages: 60, tickets: 60 },
  })
})

afterAll(() => club.close())

async function rows(database: PostgresDatabase, query: string): Promise<Record<string, unknown>[]> {
  return database.transaction(async (db) => (await db.execute(sql.raw(query))).rows)
}

const numberOf = async (database: PostgresDatabase, query: string) =>
  Number((await rows(database, `select count(*) as n from ${query}`))[0]?.n)

const ofRole = (role: Role): DemoPerson =>
  role === 'kiosk' ? club.person('kiosk', 'harbour') : club.person(role)

it('every table has row security that binds its owner, too', async () => {
  const unbound = await rows(
    club.owner,
    `select relname from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
  )
  expect(unbound).toEqual([])
})

/** It takes the group out of every policy, and its members may say it. */
describe('drop owned by one’s own group', () => {
  const refusals = async () => {
    const said: string[] = []
    for (const person of club.people) {
      const dropping = rows(club.as(person), `drop owned by clubos_${person.role}`)
      said.push(
        await dropping.then(
          () => 'done',
          ({ code }) => code,
        ),
      )
    }
    return [...new Set(said)]
  }

  it('is refused, like all that changes the structure', async () => {
    expect(await refusals()).toEqual(['FORBIDDEN'])
  })

  it('is refused as well where the owner may not make event triggers', async () => {
    await rows(club.owner, 'alter event trigger clubos_structure disable')
    expect(await refusals()).toEqual(['FORBIDDEN'])
    await rows(club.owner, 'alter event trigger clubos_structure enable')
  })
})

describe('knowledge', () => {
  it('gives everybody exactly what the owner counts for their audience and locations', async () => {
    for (const person of club.people) {
      const audience = {
        kiosk: "'public'",
        support: "'public', 'staff'",
        operator: "'public', 'staff'",
        manager: "'public', 'staff', 'management'",
        admin: "'public', 'staff', 'management'",
      }[person.role]
      const limits = `'{${person.locations.join()}}'::text[]`
      const expected = await numberOf(
        club.owner,
        `sops where audience in (${audience})
          and (${limits} = '{}' or locations = '{}' or locations && ${limits})`,
      )
      const seen = await numberOf(club.as(person), 'sops')
      expect(seen, `${person.role} ${person.locations}`).toBe(expected)
    }
  })

  it('does not let a version be read that was written for fewer eyes', async () => {
    const [sop] = await rows(club.owner, "select id from sops where slug = 'risks-and-members'")
    await club.owner.transaction(async (db) => {
      await db.execute(
        sql`insert into sop_versions select sop_id, 2, 'Now for everybody.',
          encode(sha256('Now for everybody.'), 'hex'), author, 'opened up', approved_by, approved_at
          from sop_versions where sop_id = ${sop?.id}`,
      )
      await db.execute(
        sql`update sops set audience = 'public', current_version = 2 where id = ${sop?.id}`,
      )
    })
    const query = `select version from sop_versions where sop_id = '${sop?.id}' order by version`
    const versions = async (role: Role) =>
      (await rows(club.as(ofRole(role)), query)).map(({ version }) => version)
    expect(await versions('kiosk')).toEqual([2])
    expect(await versions('operator')).toEqual([2])
    expect(await versions('manager')).toEqual([1, 2])
  })
})

describe('location limits', () => {
  it('hold a manager of two locations to both of them', async () => {
    const database = club.as(club.person('manager', 'harbour', 'bedford'))
    const seen = async (query: string) =>
      (await rows(database, query)).map(({ location_id }) => location_id)
    const both = ['bedford', 'harbour']
    expect(await seen('select id as location_id from locations order by id')).toEqual(both)
    for (const table of ['bays', 'tickets']) {
      const query = `select distinct location_id from ${table} order by location_id`
      expect(await seen(query), table).toEqual(both)
    }
    const facts = await seen('select distinct location_id from facts')
    for (const place of facts) expect([null, ...both]).toContain(place)
  })

  it('cannot be looked around by joining, counting, casting errors or explaining', async () => {
    const database = club.as(club.person('operator', 'bedford'))
    const leaky = "select 1 / (case when location_id = 'truro' then 0 else 1 end) from tickets"
    await expect(rows(database, leaky)).resolves.toBeDefined()
    expect(await numberOf(database, "tickets where location_id <> 'bedford'")).toBe(0)
    await expect(
      rows(database, "select * from pg_stats where tablename = 'tickets'"),
    ).resolves.toEqual([])
  })
})

describe('people', () => {
  it('see nothing from the moment they are suspended, and all again afterwards', async () => {
    const person = club.person('operator', 'bedford')
    const database = club.as(person)
    expect(await numberOf(database, 'sops')).toBeGreaterThan(0)
    await rows(club.owner, `update staff set status = 'suspended' where id = '${person.id}'`)
    for (const table of ['locations', 'facts', 'sops', 'sop_versions', 'customers', 'tickets']) {
      expect(await numberOf(database, table), table).toBe(0)
    }
    await rows(club.owner, `update staff set status = 'active' where id = '${person.id}'`)
    expect(await numberOf(database, 'sops')).toBeGreaterThan(0)
  })

  it('cannot become somebody else', async () => {
    const database = club.as(ofRole('operator'))
    const other = loginRoleFor(ofRole('manager').email)
    for (const statement of [
      `set role ${other}`,
      `set session authorization ${other}`,
      `alter role ${other} password 'mine'`,
      `grant ${other} to current_user`,
    ]) {
      await expect(rows(database, statement), statement).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    }
  })

  it('keep their own limits when they go on as their group', async () => {
    const person = club.person('operator', 'bedford')
    const seen = await club.as(person).transaction(async (db) => {
      await db.execute(sql`set local role clubos_operator`)
      return (await db.execute(sql`select distinct location_id from tickets`)).rows
    })
    expect(seen).toEqual([{ location_id: 'bedford' }])
  })
})

describe('SOP versions', () => {
  it.each([
    "update sop_versions set reason = 'rewritten'",
    'delete from sop_versions',
    'truncate sops cascade',
  ])('are only ever added, even by the owner: %s', async (statement) => {
    const before = await numberOf(club.owner, 'sop_versions')
    const refusal = await rows(club.owner, statement).catch((error: unknown) => error)
    expect(causeCodes(refusal)).toContain('23001')
    expect(await numberOf(club.owner, 'sop_versions')).toBe(before)
  })

  it('cannot lie about their hash, and the current one must exist', async () => {
    const lie = `insert into sop_versions select sop_id, 99, content || '!', sha256, author, reason,
      approved_by, approved_at from sop_versions limit 1`
    await expect(rows(club.owner, lie)).rejects.toThrow()
    await expect(rows(club.owner, 'update sops set current_version = 99')).rejects.toThrow()
  })
})

function causeCodes(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return []
  return [(error as NodeJS.ErrnoException).code, ...causeCodes(error.cause)]
}
