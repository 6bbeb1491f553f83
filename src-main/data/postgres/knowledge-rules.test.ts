import { randomUUID } from 'node:crypto'
import { type Role, roles } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { insertInto, type OneOfEach, oneOfEach, raw, rowsOf, verdictOn } from './testing/as-role'
import * as make from './testing/knowledge-rows'
import { startTestClub, type TestClub } from './testing/test-club'

let club: TestClub
let people: OneOfEach
const asked = make.newAsked()
const deviceId = randomUUID()
const recordId = randomUUID()

const forbidden = '42501'
const onlyAdded = '23001'
const againstCheck = '23514'

const id = (role: Role) => people.id(role)
const as = (role: Role) => people.as(role)

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
  const me = id('operator')
  for (const statement of [
    make.device(deviceId, me),
    make.loginAttempt(deviceId, me),
    make.question(asked, me),
    make.answer(asked, me),
    make.opinion(asked, me),
    make.trace(asked, me),
    make.span(asked, me),
  ]) {
    await as('operator').pool.query(statement)
  }
  await as('manager').pool.query(make.vaultRecord(recordId, id('manager')))
  await as('manager').pool.query(make.vaultKey(recordId, id('manager')))
})

afterAll(() => club.close())

describe('insert-only tables', () => {
  const tables = {
    sop_versions: "reason = 'rewritten'",
    login_attempts: "outcome = 'online'",
    questions: "text = 'something else'",
    answers: 'confidence = 1',
    feedback: "verdict = 'wrong'",
    traces: 'duration_ms = 0',
    spans: "name = 'other'",
    vault_keys: 'generation = 9',
  }

  it.each(Object.entries(tables))(
    '%s refuse every change, even by the owner',
    async (table, set) => {
      for (const statement of [
        `update ${table} set ${set}`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        expect(await verdictOn(club.owner, statement), statement).toBe(onlyAdded)
      }
    },
  )

  it.each(Object.entries(tables))(
    '%s keep all but their place in the order of changes',
    async (table, set) => {
      if (table === 'login_attempts' || table === 'vault_keys') return
      const moved = `update ${table} set sync_seq = sync_seq + 1`
      expect(await verdictOn(club.owner, moved)).toBe('ok')
      expect(await verdictOn(club.owner, `${moved}, ${set}`)).toBe(onlyAdded)
    },
  )
})

describe('who may add what', () => {
  const mine = (role: Role) => ({ me: id(role), asked: make.newAsked(), device: randomUUID() })
  const adding: Readonly<Record<string, (role: Role) => readonly string[]>> = {
    devices: (role) => [make.device(randomUUID(), id(role))],
    sessions: (role) => {
      const { me, device } = mine(role)
      return [make.device(device, me), make.session(device, me), make.loginAttempt(device, me)]
    },
    asking: (role) => {
      const { me, asked: one } = mine(role)
      const steps = [make.question, make.answer, make.opinion, make.trace, make.span]
      return steps.map((step) => step(one, me))
    },
    intake_items: (role) => [make.intakeItem(id(role))],
    training_examples: (role) => [make.trainingExample(id(role))],
    cached_answers: (role) => [make.cachedAnswer(id(role))],
    vault_records: (role) => [make.vaultRecord(randomUUID(), id(role))],
    admin_vault_records: (role) => [
      make.vaultRecord(randomUUID(), id(role), { audience: 'admin' }),
    ],
    settings: (role) => [make.setting(id(role))],
    router_models: (role) => [make.routerModel(id(role))],
  }
  const operators = ['operator', 'manager', 'admin']
  const management = ['manager', 'admin']
  it.each([
    ['devices', roles],
    ['sessions', roles],
    ['asking', roles],
    ['intake_items', operators],
    ['training_examples', operators],
    ['cached_answers', management],
    ['vault_records', management],
    ['admin_vault_records', ['admin']],
    ['settings', ['admin']],
    ['router_models', ['admin']],
  ] as const)('%s: %s', async (what, allowed) => {
    for (const role of roles) {
      const verdict = await verdictOn(as(role), ...(adding[what]?.(role) ?? []))
      expect(verdict, role).toBe((allowed as readonly string[]).includes(role) ? 'ok' : forbidden)
    }
  })

  it('never in another person’s name', async () => {
    const other = id('manager')
    const one = make.newAsked()
    for (const statement of [
      make.device(randomUUID(), other),
      make.question(one, other),
      make.opinion(asked, other),
      make.trace(one, other),
      make.intakeItem(other),
      make.trainingExample(other),
      make.setting(other),
      make.routerModel(other),
      make.vaultRecord(randomUUID(), other),
      make.cachedAnswer(other),
    ]) {
      expect(await verdictOn(as('admin'), statement), statement).toBe(forbidden)
    }
  })

  it('never to what another person asked, nor from their device', async () => {
    const me = id('support')
    const another = make.answer(asked, me, { id: randomUUID() })
    expect(await verdictOn(as('support'), another)).toBe('23503')
    expect(await verdictOn(as('support'), make.span(asked, me))).toBe('23503')
    expect(await verdictOn(as('support'), make.session(deviceId, me))).toBe('23503')
  })

  it('never at a location that is not theirs', async () => {
    const one = club.person('operator', 'bedford')
    const there = { location_id: 'truro' }
    for (const statement of [
      make.question(make.newAsked(), one.id, there),
      make.intakeItem(one.id, there),
      make.trainingExample(one.id, there),
    ]) {
      expect(await verdictOn(people.asPerson(one), statement), statement).toBe(forbidden)
    }
    expect(
      await verdictOn(people.asPerson(one), make.intakeItem(one.id, { location_id: 'bedford' })),
    ).toBe('ok')
    const limited = club.person('manager', 'harbour', 'bedford')
    expect(await verdictOn(people.asPerson(limited), make.cachedAnswer(limited.id))).toBe(forbidden)
  })

  it('never what only the server or a publishing may set', async () => {
    const me = id('admin')
    for (const statement of [
      make.device(randomUUID(), me, { last_seq: 7 }),
      `update devices set last_seq = 9`,
      make.setting(me, { version: 9 }),
      make.intakeItem(me, { sync_seq: 9 }),
      make.routerModel(me, { status: 'live' }),
      "update router_models set status = 'live'",
      "update facts set value = '1'",
      "update sops set title = 'mine'",
      "update locations set name = 'mine'",
      "update staff set role = 'admin'",
      insertInto('facts', { id: randomUUID(), key: 'a.b', value: {}, audience: 'public' }),
    ]) {
      expect(await verdictOn(as('admin'), statement), statement).toBe(forbidden)
    }
    const learned = make.intakeItem(me, { status: 'classified' })
    expect(await verdictOn(as('admin'), learned)).toBe(forbidden)
  })
})

describe('who may read what', () => {
  it('was asked: who asked it and management; guests nothing', async () => {
    for (const table of ['questions', 'answers', 'feedback', 'traces', 'spans']) {
      const counted = async (role: Role) =>
        (await rowsOf(as(role), `select 1 from ${table}`)).length
      expect(await counted('operator'), table).toBe(1)
      expect(await counted('manager'), table).toBe(1)
      expect(await counted('support'), table).toBe(0)
      expect(await verdictOn(as('kiosk'), `select 1 from ${table}`), table).toBe(forbidden)
    }
  })

  it.each([
    ['kiosk', [], ['author', 'approved_by', 'reason']],
    ['support', ['author', 'approved_by'], ['reason']],
    ['operator', ['author', 'approved_by'], ['reason']],
    ['manager', ['author', 'approved_by', 'reason'], []],
    ['admin', ['author', 'approved_by', 'reason'], []],
  ] as const)('about the making of a text, a %s: %s', async (role, open, closed) => {
    const all = ['id', 'sop_id', 'version', 'content', 'sha256', 'approved_at', 'sync_seq', ...open]
    expect(await verdictOn(as(role), `select ${all.join()} from sop_versions`)).toBe('ok')
    for (const column of closed) {
      expect(await verdictOn(as(role), `select ${column} from sop_versions`)).toBe(forbidden)
      const sorted = `select id from sop_versions order by ${column}`
      expect(await verdictOn(as(role), sorted)).toBe(forbidden)
    }
  })

  it('names of colleagues with what a copy needs, and no more', async () => {
    const [row] = await rowsOf(as('support'), 'select * from staff_names')
    const columns = ['deleted_at', 'id', 'name', 'sync_seq', 'updated_at', 'version', 'works_here']
    expect(Object.keys(row ?? {}).sort()).toEqual(columns)
    expect(await verdictOn(as('kiosk'), 'select 1 from staff_names')).toBe(forbidden)
    const suspend = (status: string) =>
      club.owner.pool.query(`update staff set status = '${status}' where id = '${id('support')}'`)
    await suspend('suspended')
    expect(await rowsOf(as('support'), 'select 1 from staff_names')).toEqual([])
    await suspend('active')
  })

  it('of settings: guests’ screens only what routing needs', async () => {
    const mine = { key: 'models.answering', value: 'small' }
    const other = raw(`'${JSON.stringify('small')}'`)
    await as('admin').pool.query(make.setting(id('admin'), { ...mine, value: other }))
    await as('admin').pool.query(make.setting(id('admin')))
    const keys = async (role: Role) => (await rowsOf(as(role), 'select key from settings')).length
    expect([await keys('kiosk'), await keys('support')]).toEqual([1, 2])
  })

  it('of the vault: managers not what is for administrators, nobody else anything', async () => {
    const secret = randomUUID()
    await as('admin').pool.query(make.vaultRecord(secret, id('admin'), { audience: 'admin' }))
    const seen = async (role: Role) =>
      (await rowsOf(as(role), 'select 1 from vault_records')).length
    expect([await seen('manager'), await seen('admin')]).toEqual([1, 2])
    for (const role of ['kiosk', 'support', 'operator'] as const) {
      expect(await verdictOn(as(role), 'select 1 from vault_records')).toBe(forbidden)
      expect(await verdictOn(as(role), 'select 1 from vault_keys')).toBe(forbidden)
    }
    const forManager = make.vaultKey(secret, id('manager'), { created_by: id('admin') })
    expect(await verdictOn(as('admin'), forManager)).toBe(forbidden)
    const forOperator = make.vaultKey(recordId, id('operator'), { created_by: id('manager') })
    expect(await verdictOn(as('manager'), forOperator)).toBe(forbidden)
  })

  it('and nobody makes large objects', async () => {
    for (const making of ['lo_creat(-1)', 'lo_create(0)', "lo_from_bytea(0, 'x')"]) {
      expect(await verdictOn(as('kiosk'), `select ${making}`), making).toBe(forbidden)
    }
  })

  it('no standing database of the server', async () => {
    const closed = await rowsOf(
      as('operator'),
      `select datname from pg_database
        where datname <> current_database() and datallowconn and has_database_privilege(datname, 'connect')`,
    )
    expect(closed).toEqual([])
  })
})

describe('knowledge', () => {
  it('has one current version per SOP, which exists and whose hash is true', async () => {
    const lie = `insert into sop_versions (sop_id, version, content, sha256, author, reason, approved_by, approved_at)
      select sop_id, 99, content || '!', sha256, author, reason, approved_by, approved_at from sop_versions limit 1`
    expect(await verdictOn(club.owner, lie)).toBe(againstCheck)
    expect(await verdictOn(club.owner, 'update sops set current_version = 99')).toBe('23503')
    expect(await verdictOn(club.owner, 'update sops set current_version = null')).toBe('23502')
    const twice = `insert into sop_versions select (v).* from (select v from sop_versions v limit 1) x`
    expect(await verdictOn(club.owner, twice)).toBe('23505')
  })

  it('lets all staff retire a cached answer, and only management do more', async () => {
    const known = randomUUID()
    await as('manager').pool.query(make.cachedAnswer(id('manager'), { id: known }))
    const of = `cached_answers where id = '${known}'`
    const change = (set: string) => `update cached_answers set ${set} where id = '${known}'`
    expect(await rowsOf(as('kiosk'), `select 1 from ${of}`)).toHaveLength(1)
    expect(await verdictOn(as('support'), change('retired_at = now()'))).toBe('ok')
    expect(await verdictOn(as('support'), change('retired_at = null'))).toBe(forbidden)
    expect(await verdictOn(as('support'), change('similar_at = 0'))).toBe(forbidden)
    expect(await verdictOn(as('kiosk'), change('retired_at = now()'))).toBe(forbidden)
    expect(await verdictOn(as('manager'), change('similar_at = 0.8'))).toBe('ok')
    expect(await verdictOn(as('manager'), change('retired_at = null'))).toBe('ok')
    expect(await verdictOn(as('manager'), change("answer = '{}'"))).toBe(forbidden)
    expect(await verdictOn(as('admin'), change('helpful = 9'))).toBe(forbidden)
    const praised = make.cachedAnswer(id('manager'), { helpful: 9 })
    expect(await verdictOn(as('manager'), praised)).toBe(forbidden)
  })

  it('keeps at most 24 other wordings of a cached question, none empty or endless', async () => {
    const made = (variants: readonly (string | null)[]) =>
      make.cachedAnswer(id('manager'), {
        variants: raw(
          `array[${variants.map((each) => (each === null ? 'null' : `'${each}'`))}]::text[]`,
        ),
      })
    const verdict = (variants: readonly (string | null)[]) =>
      verdictOn(as('manager'), made(variants))
    expect(await verdict([])).toBe('ok')
    expect(await verdict(Array.from({ length: 24 }, () => 'é'.repeat(400)))).toBe('ok')
    for (const wrong of [Array(25).fill('a'), [''], ['a'.repeat(401)], ['a', null]]) {
      expect(await verdict(wrong)).toBe(againstCheck)
    }
  })

  it('never answers an emergency from memory, nor strategy to everybody', async () => {
    for (const other of [
      { assistant: 'emergency' },
      { assistant: 'strategy', audience: 'staff' },
      { dependencies: '{}' },
      { dependencies: `{${'a'.repeat(64)},guess}` },
    ]) {
      expect(await verdictOn(as('admin'), make.cachedAnswer(id('admin'), other))).toBe(againstCheck)
    }
  })

  it('has one live router at most, whose weights are what their hash says', async () => {
    const me = id('admin')
    const live = (number: number) =>
      make.routerModel(me, { number, status: 'live', published_at: '2026-11-20T15:00:00Z' })
    expect(await verdictOn(club.owner, live(1))).toBe('ok')
    expect(await verdictOn(club.owner, live(1), live(2))).toBe('23505')
    const lie = { weights_sha256: 'a'.repeat(64) }
    expect(await verdictOn(as('admin'), make.routerModel(me, lie))).toBe(againstCheck)
  })
})
