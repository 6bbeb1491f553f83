import { type Role, roles } from '@shared/accounts/role'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { generateHistory } from '../demo/demo-generator'
import type { DemoPerson } from '../demo/demo-secrets'
import { openPostgres, type PostgresDatabase, personUrl } from './connection'
import { ensureLogin, loginRoleFor } from './login-role'
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

const allTables = [
  'staff',
  'locations',
  'bays',
  'facts',
  'sops',
  'sop_versions',
  'customers',
  'conversations',
  'messages',
  'tickets',
  'schema_migrations',
] as const

describe('every table', () => {
  it('has row security that binds its owner too, and is in the list below', async () => {
    const found = await rows(
      club.owner,
      `select relname, relrowsecurity and relforcerowsecurity as bound
        from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    )
    expect(found.map(({ relname }) => relname).sort()).toEqual([...allTables].sort())
    expect(found.every(({ bound }) => bound === true)).toBe(true)
  })

  it.each(roles)('is as readable for a %s as the design says', async (role) => {
    const database = club.as(ofRole(role))
    for (const table of allTables) {
      const closed =
        role === 'kiosk' && ['customers', 'conversations', 'messages', 'tickets'].includes(table)
      const reading = numberOf(database, table)
      if (closed) await expect(reading, table).rejects.toMatchObject({ code: 'FORBIDDEN' })
      else expect(await reading, table).toBeGreaterThan(0)
    }
  })

  it.each(roles)('cannot be written by a %s in any way', async (role) => {
    const database = club.as(ofRole(role))
    for (const table of allTables) {
      for (const statement of [
        `delete from ${table}`,
        `truncate ${table}`,
        `insert into ${table} select * from ${table} limit 0`,
        `create index on ${table} ((1))`,
        `alter table ${table} disable row level security`,
        `create policy mine on ${table} using (true)`,
      ]) {
        await expect(rows(database, statement), statement).rejects.toMatchObject({
          code: 'FORBIDDEN',
        })
      }
    }
    await expect(rows(database, 'update staff set role = role')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('knowledge', () => {
  it.each([
    ['kiosk', ['public']],
    ['support', ['public', 'staff']],
    ['operator', ['public', 'staff']],
    ['manager', ['management', 'public', 'staff']],
    ['admin', ['management', 'public', 'staff']],
  ] as const)('shows a %s only %s', async (role, audiences) => {
    const database = club.as(ofRole(role))
    const seen = await rows(database, 'select distinct audience from sops order by audience')
    expect(seen.map(({ audience }) => audience)).toEqual(audiences)
    const facts = await rows(database, 'select distinct audience from facts')
    for (const { audience } of facts) expect(audiences).toContain(audience)
    expect(await numberOf(database, 'sop_versions')).toBe(await numberOf(database, 'sops'))
  })

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
  it.each([
    ['kiosk', ['harbour']],
    ['support', ['truro']],
    ['operator', ['bedford']],
    ['manager', ['harbour', 'bedford']],
  ] as const)('hold a %s of %s', async (role, locations) => {
    const database = club.as(club.person(role, ...locations))
    const allowed = [...locations].sort()
    const seen = async (query: string) =>
      (await rows(database, query)).map(({ location_id }) => location_id)
    expect(await seen('select id as location_id from locations order by id')).toEqual(allowed)
    expect(await seen('select distinct location_id from bays order by location_id')).toEqual(
      allowed,
    )
    for (const place of await seen('select distinct location_id from facts')) {
      expect([null, ...locations]).toContain(place)
    }
    if (role === 'kiosk') return
    expect(await seen('select distinct location_id from tickets order by location_id')).toEqual(
      allowed,
    )
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
  it.each(['kiosk', 'support', 'operator', 'manager'] as const)(
    'show a %s nobody’s row but their own',
    async (role) => {
      const person = ofRole(role)
      expect(await rows(club.as(person), 'select email from staff')).toEqual([
        { email: person.email },
      ])
    },
  )

  it('show administrators everybody', async () => {
    expect(await numberOf(club.as(ofRole('admin')), 'staff')).toBe(club.people.length)
  })

  it('show staff the names of all, and the kiosk none', async () => {
    expect(await numberOf(club.as(ofRole('support')), 'staff_names')).toBe(club.people.length)
    await expect(numberOf(club.as(ofRole('kiosk')), 'staff_names')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('see nothing while suspended', async () => {
    const person = club.person('operator', 'bedford')
    await rows(club.owner, `update staff set status = 'suspended' where id = '${person.id}'`)
    const database = club.as(person)
    for (const table of ['locations', 'facts', 'sops', 'sop_versions', 'customers', 'tickets']) {
      expect(await numberOf(database, table), table).toBe(0)
    }
    await rows(club.owner, `update staff set status = 'active' where id = '${person.id}'`)
    expect(await numberOf(database, 'sops')).toBeGreaterThan(0)
  })

  it('see nothing with a login that belongs to nobody on the staff', async () => {
    const stranger = { email: 'stranger@club.example', role: 'admin', password: 'strange' } as const
    await club.owner.transaction((db) => ensureLogin(db, stranger))
    const url = personUrl(club.url, stranger.email, stranger.password)
    const database = openPostgres({ url, logger: silentLogger })
    for (const table of ['staff', 'locations', 'facts', 'sops', 'sop_versions', 'tickets']) {
      expect(await numberOf(database, table), table).toBe(0)
    }
    await database.close()
  })

  it('cannot become somebody else', async () => {
    const database = club.as(ofRole('operator'))
    const other = loginRoleFor(ofRole('manager').email)
    for (const statement of [
      'set role clubos_manager',
      'set role clubos_owner',
      `set role ${other}`,
      `set session authorization ${other}`,
      `alter role ${other} password 'mine'`,
      'grant clubos_admin to current_user',
      'create role mine login',
      'select * from pg_authid',
      'create temporary table mine (n int)',
      'create table mine (n int)',
      "create function mine() returns int language sql as 'select 1'",
      "copy (select 1) to '/tmp/clubos-leak'",
      "select pg_read_file('PG_VERSION')",
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
    'truncate sops, sop_versions',
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
