import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { roles } from '@shared/accounts/role'
import {
  amountSettings,
  escalationChannelKeys,
  routingSettings,
  shareSettings,
  switchSettings,
} from '@shared/settings/settings-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from './migrations'
import { type OneOfEach, oneOfEach, raw, rowsOf, verdictOn } from './testing/as-role'
import { newAdmin } from './testing/club-admins'
import { setting } from './testing/knowledge-rows'
import { run } from './testing/raw-sql'
import { startTestClub, type TestClub } from './testing/test-club'
import { openAsOwner, postgresMigrations, temporaryFolder } from './testing/test-server'

let club: TestClub
let people: OneOfEach

const forbidden = '42501'
const againstCheck = '23514'

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
})

afterAll(() => club.close())

const putting = (key: string, value: unknown) =>
  setting(people.id('admin'), { key, value: raw(`'${JSON.stringify(value)}'`) })
const verdict = (key: string, value: unknown) => verdictOn(people.as('admin'), putting(key, value))

describe('settings of routing and answering', () => {
  it.each(Object.entries(shareSettings))(
    '%s stays within bounds that are safe, which the app knows, too',
    async (key, { least, most, default: usual }) => {
      for (const value of [least, most, usual]) expect(await verdict(key, value)).toBe('ok')
      for (const value of [least - 0.001, most + 0.001, 0, 1, `${usual}`, null, [usual]]) {
        expect(await verdict(key, value), `${value}`).toBe(againstCheck)
      }
    },
  )
})

describe('settings of budgets and of what is switched on', () => {
  it.each(Object.entries(amountSettings))(
    '%s is a whole number within the bounds that the app knows',
    async (key, { least, most, default: usual }) => {
      for (const value of [least, most, usual]) expect(await verdict(key, value)).toBe('ok')
      for (const value of [least - 1, most + 1, usual + 0.5, `${usual}`, null, true]) {
        expect(await verdict(key, value), `${value}`).toBe(againstCheck)
      }
    },
  )

  it.each(Object.keys(switchSettings))('%s is on or off', async (key) => {
    for (const value of ['on', 'off']) expect(await verdict(key, value)).toBe('ok')
    for (const value of ['On', '', true, 1, null, ['on']]) {
      expect(await verdict(key, value), `${value}`).toBe(againstCheck)
    }
  })
})

describe('channels of escalations', () => {
  it.each(escalationChannelKeys)('%s is a name', async (key) => {
    for (const value of ['#night-desk', 'c0512_ab', '9', `a${'b'.repeat(79)}`]) {
      expect(await verdict(key, value), value).toBe('ok')
    }
    const wrong = [
      '',
      '#',
      '#Desk',
      '-desk',
      'the desk',
      'a\n',
      '##a',
      `a${'b'.repeat(80)}`,
      7,
      null,
    ]
    for (const value of wrong) expect(await verdict(key, value), `${value}`).toBe(againstCheck)
  })

  it('are of assistants, none and the hours after, and of nothing else', async () => {
    for (const key of [
      'escalation.channel.kiosk',
      'escalation.channel',
      'escalation.channel.a.b',
    ]) {
      expect(await verdict(key, 'desk'), key).toBe(againstCheck)
    }
  })
})

describe('who writes and reads them', () => {
  it.each(roles)('%s', async (role) => {
    const written = setting(people.id(role), { key: 'routing.emergency-at' })
    const expected = role === 'admin' ? 'ok' : forbidden
    expect(await verdictOn(people.as(role), written)).toBe(expected)
  })

  it('guests’ screens read what routing and answering need, and no channel or budget', async () => {
    const admin = people.as('admin')
    const needed = [...Object.keys(routingSettings), 'answers.semantic']
    for (const key of Object.keys(routingSettings)) await admin.pool.query(putting(key, 0.5))
    await admin.pool.query(putting('answers.semantic', 'off'))
    await admin.pool.query(putting('escalation.channel.none', 'desk'))
    await admin.pool.query(putting('budget.day-cents', 400))
    const keys = async (role: 'kiosk' | 'support') =>
      (await rowsOf(people.as(role), 'select key from settings')).map(({ key }) => key).sort()
    expect(await keys('kiosk')).toEqual(needed.sort())
    expect(await keys('support')).toHaveLength(needed.length + 2)
  })
})

describe('a setting that is taken away', () => {
  const key = 'approvals.needed'
  const twice = '23505'
  const value = { value: raw("'2'") }
  const set = (scope: string | null = null) => setting(people.id('admin'), { key, scope, ...value })
  const taken = `update settings set deleted_at = now() where key = '${key}'`

  it('may be set again, and taken away again; it is there once at a time in each scope', async () => {
    const admin = people.as('admin')
    expect(await verdictOn(admin, set(), set())).toBe(twice)
    expect(await verdictOn(admin, set('harbour'), set('harbour'))).toBe(twice)
    expect(await verdictOn(admin, set(), set('harbour'), set('truro'))).toBe('ok')
    expect(await verdictOn(admin, set(), taken, set(), taken, set())).toBe('ok')
    const back = `update settings set deleted_at = null where key = '${key}'`
    expect(await verdictOn(admin, set(), taken, set(), back)).toBe(twice)
  })

  it('says who took it away, whoever set it, and whatever else is claimed', async () => {
    const other = await newAdmin(club)
    await other.database.pool.query(
      setting(other.id, { key, ...value, changed_at: '2026-11-20T15:00:00Z' }),
    )
    const forged = taken.replace('where', `, changed_by = '${other.id}' where`)
    for (const statement of [taken, forged]) {
      const client = await people.as('admin').pool.connect()
      await client.query('begin')
      await client.query(statement)
      const { rows } = await client.query(
        'select changed_by, updated_by, changed_at = now()::timestamptz(3) as now from settings where key = $1',
        [key],
      )
      await client.query('rollback')
      client.release()
      const me = people.id('admin')
      expect(rows).toEqual([{ changed_by: me, updated_by: me, now: true }])
    }
    await other.database.close()
  })
})

/** The folder as it was before there were bounds. */
function firstSteps(): string {
  const folder = temporaryFolder()
  cpSync(postgresMigrations, folder, { recursive: true })
  const file = join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 8) }))
  return folder
}

const filling = `
  insert into staff (id, name, email, role, pg_role) values
    (gen_random_uuid(), 'Ann', 'ann@club.example', 'admin', clubos_login_role('ann@club.example'));
  insert into settings (id, key, scope, value, changed_by, changed_at, deleted_at)
    select gen_random_uuid(), v.key, null, v.value, s.id, now(), v.gone from staff s, (values
      ('routing.specialist-at', '1'::jsonb, null), ('routing.general-at', '0', now()),
      ('approvals.needed', '3', null), ('models.cents-per-month', '5000000', null)) v (key, value, gone);
  insert into router_models (id, number, metrics, weights, weights_sha256, status, trained_by, trained_at, published_at)
    select gen_random_uuid(), n, m::jsonb, '{}', encode(sha256('{}'), 'hex'), v.status, s.id, now(), now()
    from staff s, (values (1, '{"f1": 0.5}', 'retired'), (2, '{"worst": "is it broken?"}', 'live')) v (n, m, status)`

describe('a club of before', () => {
  it('gets the nearest values that are safe, and desks hear of it', async () => {
    const database = openAsOwner(await club.createDatabase('club_of_before'))
    const before = firstSteps()
    await migrate(database, before)
    rmSync(before, { recursive: true })
    await run(database, filling)
    await migrate(database, postgresMigrations)
    const found = await run(database, 'select key, value, version from settings order by key')
    expect(found).toEqual([
      { key: 'approvals.needed', value: 3, version: 1 },
      { key: 'budget.month-cents', value: 2_000_000, version: 2 },
      { key: 'routing.general-at', value: 0.4, version: 2 },
      { key: 'routing.specialist-at', value: 0.95, version: 2 },
    ])
    const models = 'select metrics, bytes, live_weights from router_models order by number'
    expect(await run(database, models)).toEqual([
      { metrics: { f1: 0.5 }, bytes: 2, live_weights: null },
      { metrics: {}, bytes: 2, live_weights: '{}' },
    ])
    await database.close()
  })
})
