import { randomUUID } from 'node:crypto'
import { type Role, roles } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { openPostgres, type PostgresDatabase, personUrl } from './connection'
import { loginRoleFor } from './login-role'
import { migrate } from './migrations'
import { scramVerifier } from './scram-verifier'
import { insertInto, type OneOfEach, oneOfEach, rowsOf, verdictOn } from './testing/as-role'
import { startTestClub, type TestClub, testTime } from './testing/test-club'
import { openAsOwner, postgresMigrations } from './testing/test-server'

let club: TestClub
let people: OneOfEach
let verifier: string

const password = 'correct horse'
const forbidden = '42501'

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
  verifier = await scramVerifier(password)
})

afterAll(() => club.close())

interface NewPerson {
  readonly id?: string
  readonly email?: string
  readonly role?: string
  readonly locations?: string
  readonly verifier?: string
}

function creating(given: NewPerson = {}): string {
  const { id = randomUUID(), email = `${randomUUID()}@club.example`, role = 'support' } = given
  const { locations = '{}', verifier: secret = verifier } = given
  const values = [id, 'New Person', email, role, locations, secret]
  return `select clubos_create_person(${values.map((value) => `'${value}'`)})`
}

const setting = (id: string, what: string) => `select clubos_set_person('${id}', ${what})`

/** Somebody new, made by an administrator. */
async function newPerson(given: NewPerson = {}) {
  const id = randomUUID()
  const email = `${id}@club.example`
  await people.as('admin').pool.query(creating({ id, email, ...given }))
  return { id, email }
}

async function signingIn(email: string, use?: (database: PostgresDatabase) => Promise<unknown>) {
  const url = personUrl(club.url, email, password)
  const database = openPostgres({ url, logger: silentLogger, maximumConnections: 1 })
  try {
    await database.check()
    return (await use?.(database)) ?? 'in'
  } catch (error) {
    return (error as { code?: string }).code
  } finally {
    await database.close()
  }
}

async function groupsOf(email: string): Promise<readonly unknown[]> {
  const found = await rowsOf(
    club.owner,
    `select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid
      where m.member = '${loginRoleFor(email)}'::regrole order by 1`,
  )
  return found.map(({ rolname }) => rolname)
}

describe('making a person', () => {
  it('is for administrators only', async () => {
    for (const role of roles) {
      const expected = role === 'admin' ? 'ok' : forbidden
      expect(await verdictOn(people.as(role), creating()), role).toBe(expected)
    }
  })

  it('gives them a login with their role’s rights and no more', async () => {
    const { id, email } = await newPerson({ role: 'operator' })
    const own = await signingIn(email, async (database) => ({
      me: (await rowsOf(database, 'select id, role, pg_role from staff'))[0],
      sops: (await rowsOf(database, "select 1 from sops where audience = 'management'")).length,
      grant: await verdictOn(database, 'grant clubos_admin to current_user'),
    }))
    const me = { id, role: 'operator', pg_role: loginRoleFor(email) }
    expect(own).toEqual({ me, sops: 0, grant: forbidden })
    expect(await groupsOf(email)).toEqual(['clubos_operator'])
    const [login] = await rowsOf(
      club.owner,
      `select rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as power
        from pg_roles where rolname = '${loginRoleFor(email)}'`,
    )
    expect(login).toEqual({ power: false })
  })

  it('limits everybody’s connections, so that one cannot keep the others out', async () => {
    const { email } = await newPerson()
    const logins = `'${loginRoleFor(email)}', '${loginRoleFor(club.person('support').email)}'`
    const limits = await rowsOf(
      club.owner,
      `select rolconnlimit as most from pg_roles where rolname in (${logins})`,
    )
    expect(limits).toEqual([{ most: 20 }, { most: 20 }])
  })

  it('names the login as desktops do, whatever the case of the e-mail', async () => {
    await people.as('admin').pool.query(creating({ email: 'Ann.Lee@Club.Example' }))
    expect(await signingIn('ann.lee@club.example')).toBe('in')
    const again = creating({ email: 'ANN.LEE@club.example' })
    expect(await verdictOn(people.as('admin'), again)).toBe('23505')
  })

  it.each([
    ['a role that is none', { role: 'worker' }, '23514'],
    ['the owner’s role', { role: 'owner' }, '23514'],
    ['a role with more in it', { role: 'support, clubos_admin' }, '23514'],
    ['a plain password', { verifier: 'correct horse' }, '22023'],
    ['an MD5 password', { verifier: `md5${'a'.repeat(32)}` }, '22023'],
    ['no e-mail', { email: 'nobody' }, '23514'],
    ['an e-mail with spaces', { email: 'a b@club.example' }, '23514'],
    ['an e-mail of other letters', { email: 'ännie@club.example' }, '23514'],
    ['a place that is none', { locations: '{atlantis}' }, '23503'],
    ['no place', { locations: '{null}' }, '23503'],
  ])('refuses %s', async (_, given, code) => {
    const before = await rowsOf(club.owner, 'select count(*) from pg_roles')
    expect(await verdictOn(people.as('admin'), creating(given))).toBe(code)
    expect(await rowsOf(club.owner, 'select count(*) from pg_roles')).toEqual(before)
  })

  it('does not take over a login that another club on the server has made', async () => {
    const email = 'shared@club.example'
    await club.owner.pool.query(`create role ${loginRoleFor(email)} login`)
    expect(await verdictOn(people.as('admin'), creating({ email }))).toBe('42710')
  })
})

describe('changing a person', () => {
  it('is for administrators only, and never for oneself', async () => {
    const { id } = await newPerson()
    for (const role of roles) {
      const database = people.as(role)
      const expected = role === 'admin' ? 'ok' : forbidden
      expect(await verdictOn(database, setting(id, "new_role => 'manager'")), role).toBe(expected)
      const self = setting(people.id(role), "new_role => 'admin'")
      expect(await verdictOn(database, self), role).toBe(forbidden)
    }
    const admin = people.as('admin')
    for (const what of ["new_status => 'suspended'", "new_locations => '{truro}'"]) {
      expect(await verdictOn(admin, setting(people.id('admin'), what))).toBe(forbidden)
    }
  })

  it('is not possible past the function, even for administrators', async () => {
    const login = loginRoleFor((await newPerson()).email)
    for (const statement of [
      "update staff set role = 'admin'",
      "update staff set status = 'active'",
      'delete from staff',
      "insert into staff (id, name, email, role, pg_role) values (gen_random_uuid(), 'x', 'x@y', 'admin', 'x')",
      `alter role ${login} nologin`,
      `alter role ${login} password 'mine'`,
      `drop role ${login}`,
      `grant clubos_admin to ${login}`,
      'create role mine login',
      "select clubos_admin_reach('{}')",
    ]) {
      expect(await verdictOn(people.as('admin'), statement), statement).toBe(forbidden)
    }
  })

  it('moves them to the rights of another role at once', async () => {
    const { id, email } = await newPerson()
    await people.as('admin').pool.query(setting(id, "new_role => 'manager'"))
    expect(await groupsOf(email)).toEqual(['clubos_manager'])
    const seen = await signingIn(email, (database) =>
      rowsOf(database, "select distinct audience from sops where audience = 'management'"),
    )
    expect(seen).toHaveLength(1)
  })

  it('keeps who is suspended out, and what is still open shows nothing', async () => {
    const { id, email } = await newPerson()
    const seen = await signingIn(email, async (database) => {
      await people.as('admin').pool.query(setting(id, "new_status => 'suspended'"))
      return rowsOf(database, 'select 1 from sops')
    })
    expect(seen).toEqual([])
    expect(await signingIn(email)).toBe('ACCESS_REFUSED')
    await people.as('admin').pool.query(setting(id, "new_status => 'active'"))
    expect(await signingIn(email)).toBe('in')
  })

  it('takes a role away from who wears it, too', async () => {
    const { id, email } = await newPerson({ role: 'admin' })
    const seen = await signingIn(email, async (database) => {
      await database.pool.query('set role clubos_admin')
      expect(await rowsOf(database, 'select 1 from staff limit 2')).toHaveLength(2)
      await people.as('admin').pool.query(setting(id, "new_role => 'kiosk'"))
      const value = `gen_random_uuid(), 'approvals.needed', '1', '${id}', now()`
      const deciding = `insert into settings (id, key, value, changed_by, changed_at) values (${value})`
      expect(await verdictOn(database, deciding)).toBe(forbidden)
      return rowsOf(database, `select 1 from staff where id <> '${id}'`)
    })
    expect(seen).toEqual([])
  })

  it('lets who is suspended change nothing from an earlier snapshot, nor hold up others', async () => {
    const { id, email } = await newPerson({ role: 'operator' })
    await signingIn(email, async ({ pool }) => {
      const client = await pool.connect()
      const code = (statement: string) =>
        client.query(statement).then(
          () => 'ok',
          ({ code }) => code,
        )
      await client.query('begin isolation level repeatable read')
      await client.query('select 1 from tickets')
      await people.as('admin').pool.query(setting(id, "new_status => 'suspended'"))
      expect(await code('update tickets set title = title')).toBe(forbidden)
      await client.query('rollback')
      expect(await code('update tickets set title = title')).toBe(forbidden)
      expect(await code('select clubos_lock_head()')).toBe(forbidden)
      client.release()
    })
  })

  it.each([
    ["new_role => 'worker'", '23514'],
    ["new_status => 'gone'", '23514'],
    ["new_locations => '{atlantis}'", '23503'],
  ])('refuses %s', async (what, code) => {
    const { id } = await newPerson()
    expect(await verdictOn(people.as('admin'), setting(id, what))).toBe(code)
  })

  it('says when there is no such person', async () => {
    const nobody = setting(randomUUID(), "new_role => 'admin'")
    expect(await verdictOn(people.as('admin'), nobody)).toBe('P0002')
  })

  it('lets an administrator of some places reach no further than these', async () => {
    const { email } = await newPerson({ role: 'admin', locations: '{truro}' })
    const near = await newPerson({ locations: '{truro}' })
    const far = await newPerson({ locations: '{bedford}' })
    const everywhere = await newPerson()
    await signingIn(email, async (database) => {
      expect(await verdictOn(database, creating({ locations: '{truro}' }))).toBe('ok')
      expect(await verdictOn(database, creating({ locations: '{truro,bedford}' }))).toBe(forbidden)
      expect(await verdictOn(database, creating())).toBe(forbidden)
      const suspend = "new_status => 'suspended'"
      expect(await verdictOn(database, setting(near.id, suspend))).toBe('ok')
      expect(await verdictOn(database, setting(far.id, suspend))).toBe(forbidden)
      expect(await verdictOn(database, setting(everywhere.id, suspend))).toBe(forbidden)
      const opened = setting(near.id, "new_locations => '{}'")
      expect(await verdictOn(database, opened)).toBe(forbidden)
    })
  })

  it('waits for whoever is writing, and is not waited for', async () => {
    const { id } = await newPerson()
    const writer = await people.as('support').pool.connect()
    const ticket = (assignee: string) =>
      writer.query(
        insertInto('tickets', {
          id: randomUUID(),
          title: 'A ticket',
          category: 'tech',
          priority: 'low',
          location_id: 'truro',
          created_by: people.id('support'),
          created_at: testTime.toISOString(),
          assignee_id: assignee,
        }),
      )
    await writer.query('begin')
    await ticket(people.id('support'))
    const suspending = people.as('admin').pool.query(setting(id, "new_status => 'suspended'"))
    await new Promise((resolve) => setTimeout(resolve, 200))
    await ticket(id)
    await writer.query('commit')
    writer.release()
    await suspending
  })

  it('does not let two administrators suspend each other', async () => {
    const one = await newPerson({ role: 'admin' })
    const other = await newPerson({ role: 'admin' })
    const suspend = (id: string) => (database: PostgresDatabase) =>
      database.pool.query(setting(id, "new_status => 'suspended'")).then(() => 'done')
    const outcomes = await Promise.all([
      signingIn(one.email, suspend(other.id)),
      signingIn(other.email, suspend(one.id)),
    ])
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
  })
})

describe('the row of a person', () => {
  it.each([
    ['a login that is not of their e-mail', "pg_role = 'clubos_owner'", '23514'],
    ['another login', `pg_role = '${loginRoleFor('other@club.example')}'`, '23514'],
    ['an e-mail that differs only in case', "email = upper('dana@fairway24.example')", '23505'],
  ])('never has %s', async (_, set, code) => {
    const role = set.startsWith('email')
      ? `, pg_role = '${loginRoleFor('dana@fairway24.example')}'`
      : ''
    const statement = `update staff set ${set}${role} where email = 'owen@fairway24.example'`
    expect(await verdictOn(club.owner, statement)).toBe(code)
  })
})

it('works for an owner that is no superuser, who makes the first administrator', async () => {
  await club.owner.pool.query("create role central login createrole password 'central'")
  const groups = (['kiosk', 'support', 'operator', 'manager', 'admin'] as const satisfies Role[])
    .map((role) => `clubos_${role}`)
    .join()
  await club.owner.pool.query(
    `grant ${groups} to central with admin option, inherit false, set false`,
  )
  const url = new URL(await club.createDatabase('central'))
  await club.owner.pool.query('alter database central owner to central')
  url.username = 'central'
  url.password = 'central'
  const owner = openAsOwner(url.href)
  await migrate(owner, postgresMigrations)
  await owner.pool.query(creating({ email: 'first@club.example', role: 'admin' }))
  const first = openAsOwner(personUrl(url.href, 'first@club.example', password))
  const id = randomUUID()
  await first.pool.query(creating({ id, email: 'second@club.example' }))
  await first.pool.query(setting(id, "new_role => 'manager', new_status => 'suspended'"))
  expect(await groupsOf('second@club.example')).toContain('clubos_manager')
  expect(await rowsOf(first, `select role, status from staff where id = '${id}'`)).toEqual([
    { role: 'manager', status: 'suspended' },
  ])
  await first.close()
  await owner.close()
})
