import { randomUUID } from 'node:crypto'
import type { Role } from '@shared/accounts/role'
import { budgetSettings } from '@shared/settings/settings-contract'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { openPostgres, type PostgresDatabase, personUrl } from './connection'
import { spendLedger } from './spend-ledger'
import { readSpendTotals } from './spend-totals'
import { type OneOfEach, oneOfEach, raw } from './testing/as-role'
import { setting } from './testing/knowledge-rows'
import { codeOf, openAsWorker, run } from './testing/raw-sql'
import { startTestClub, type TestClub } from './testing/test-club'

let club: TestClub
let people: OneOfEach
let worker: PostgresDatabase

const forbidden = '42501'
const againstCheck = '23514'
const notThere = 'P0002'
const cent = 10_000

beforeAll(async () => {
  club = await startTestClub()
  people = oneOfEach(club)
  worker = await openAsWorker(club)
})

afterAll(async () => {
  await worker.close()
  await club.close()
})

beforeEach(() => budget(500, 5_000))

afterEach(() => run(club.owner, 'delete from model_spend'))

async function budget(dayCents: number, monthCents: number): Promise<void> {
  await run(club.owner, "delete from settings where key like 'budget.%'")
  const admin = people.id('admin')
  for (const [key, cents] of Object.entries({ day: dayCents, month: monthCents })) {
    const values = { key: `budget.${key}-cents`, value: raw(`'${cents}'`) }
    await run(club.owner, setting(admin, values))
  }
}

const reserve = async (
  by: PostgresDatabase,
  micros: number | string,
  id: string = randomUUID(),
) => {
  const values = [id, 'openai', 'gpt-5.2-mini', micros]
  const [row] = await run(by, 'select clubos_reserve_spend($1, $2, $3, $4) as said', values)
  return row?.said
}
const settle = (by: PostgresDatabase, id: string, micros: number) =>
  run(by, 'select clubos_settle_spend($1, $2)', [id, micros])

/** Of the day, of the month, and both caps. */
async function totals(by = people.as('manager')): Promise<readonly number[]> {
  const [row] = await run(by, 'select * from clubos_model_spend()')
  return Object.values(row ?? {}).map(Number)
}

/** As if that reservation had been made then. */
const madeAt = (id: string, when: string) =>
  run(club.owner, `update model_spend set reserved_at = ${when} where id = $1`, [id])

describe('the budget of models', () => {
  it('takes what fits to the last micro-dollar, and says which cap would be passed', async () => {
    const support = people.as('support')
    expect(await reserve(support, 500 * cent - 1)).toBe('reserved')
    expect(await reserve(support, 2)).toBe('day')
    expect(await reserve(support, 1)).toBe('reserved')
    expect(await reserve(support, 1)).toBe('day')
    expect(await reserve(support, 0)).toBe('reserved')
    await budget(5_000, 500)
    expect(await reserve(support, 1)).toBe('month')
    expect(await totals()).toEqual([500 * cent, 500 * cent, 5_000 * cent, 500 * cent])
  })

  it('is the app’s own where nobody set one', async () => {
    await run(club.owner, "delete from settings where key like 'budget.%'")
    const usual = Object.values(budgetSettings).map((each) => each.default * cent)
    expect(await totals()).toEqual([0, 0, ...usual])
    await budget(7, 70)
    await run(club.owner, "update settings set scope = 'harbour' where key like 'budget.%'")
    expect(await totals()).toEqual([0, 0, ...usual])
    await run(club.owner, 'update settings set scope = null, deleted_at = now()')
    expect(await totals()).toEqual([0, 0, ...usual])
  })

  it('of nothing allows no call, not even a free one', async () => {
    await budget(0, 5_000)
    expect(await reserve(people.as('admin'), 0)).toBe('day')
    await budget(500, 0)
    expect(await reserve(people.as('admin'), 0)).toBe('month')
  })

  it('counts what was settled in place of what was reserved, and more where it was more', async () => {
    const operator = people.as('operator')
    const [cheap, dear] = [randomUUID(), randomUUID()]
    await reserve(operator, 400 * cent, cheap)
    expect(await reserve(operator, 200 * cent)).toBe('day')
    await settle(operator, cheap, 100 * cent)
    expect(await reserve(operator, 200 * cent, dear)).toBe('reserved')
    await settle(operator, dear, 450 * cent)
    expect((await totals())[0]).toBe(550 * cent)
    expect(await reserve(operator, 0)).toBe('day')
  })

  it('begins anew each day and each month in UTC, whatever the session says', async () => {
    const manager = people.as('manager')
    const ids = Array.from({ length: 3 }, () => randomUUID())
    for (const id of ids) await reserve(manager, 100 * cent, id)
    const [first = '', second = ''] = ids
    await madeAt(first, "date_trunc('day', now(), 'UTC') - interval '1 ms'")
    await madeAt(second, "date_trunc('month', now(), 'UTC') - interval '1 ms'")
    const [day, month] = await totals()
    expect(day).toBe(100 * cent)
    // On the first of a month the day before belongs to another one.
    expect([100 * cent, 200 * cent]).toContain(month)
    const client = await manager.pool.connect()
    const { rows } = await client
      .query("set time zone 'Pacific/Kiritimati'")
      .then(() => client.query('select day_micros from clubos_model_spend()'))
    client.release(true)
    expect(Number(rows[0].day_micros)).toBe(day)
  })

  it('is never passed by calls that race for the rest', async () => {
    await budget(10, 5_000)
    const racing = await Promise.all(
      Array.from({ length: 60 }, (_, at) =>
        reserve(people.as(at % 2 === 0 ? 'support' : 'admin'), cent),
      ),
    )
    expect(racing.filter((said) => said === 'reserved')).toHaveLength(10)
    expect(racing.filter((said) => said === 'day')).toHaveLength(50)
    expect((await totals())[0]).toBe(10 * cent)
  })

  it('waits for whoever is reserving, and counts what they took', async () => {
    await budget(10, 5_000)
    const holder = await people.as('operator').pool.connect()
    await holder.query('begin')
    await holder.query("select clubos_reserve_spend($1, 'openai', 'x', $2)", [
      randomUUID(),
      8 * cent,
    ])
    const other = reserve(people.as('support'), 8 * cent)
    expect(await Promise.race([other, new Promise((done) => setTimeout(done, 200, 'waits'))])).toBe(
      'waits',
    )
    await holder.query('commit')
    holder.release()
    expect(await other).toBe('day')
  })
})

describe('a reservation', () => {
  it('that is asked for again alike is the same one; anything else under its id is refused', async () => {
    const support = people.as('support')
    const id = randomUUID()
    expect(await reserve(support, 5, id)).toBe('reserved')
    expect(await reserve(support, 5, id)).toBe('reserved')
    expect((await totals())[0]).toBe(5)
    expect(await codeOf(reserve(support, 6, id))).toBe('23505')
    expect(await codeOf(reserve(people.as('admin'), 5, id))).toBe('23505')
    await settle(support, id, 3)
    expect(await codeOf(reserve(support, 5, id))).toBe('23505')
  })

  it('is settled by whoever made it, once', async () => {
    const support = people.as('support')
    const id = randomUUID()
    await reserve(support, 5, id)
    expect(await codeOf(settle(people.as('admin'), id, 0))).toBe(notThere)
    expect(await codeOf(settle(worker, id, 0))).toBe(notThere)
    expect(await codeOf(settle(support, id, -1))).toBe(againstCheck)
    await settle(support, id, 7)
    // The answer to the first one may have been lost.
    await settle(support, id, 7)
    expect(await codeOf(settle(support, id, 0))).toBe(notThere)
    expect((await totals())[0]).toBe(7)
    expect(await codeOf(settle(support, randomUUID(), 0))).toBe(notThere)
  })

  it('of the worker is nobody’s', async () => {
    const id = randomUUID()
    expect(await reserve(worker, 5, id)).toBe('reserved')
    expect(await codeOf(settle(people.as('admin'), id, 0))).toBe(notThere)
    await settle(worker, id, 4)
    expect(await run(club.owner, 'select person, settled_micros::int from model_spend')).toEqual([
      { person: null, settled_micros: 4 },
    ])
  })

  it.each([[-1], ['1000000000001'], [null]])('of %s micro-dollars is refused', async (micros) => {
    await budget(100_000, 2_000_000)
    const said = await codeOf(reserve(people.as('admin'), micros as never)).then(
      (code) => code || reserve(people.as('admin'), micros as never),
    )
    expect(['23514', '23502', 'day']).toContain(said)
    expect((await totals())[0]).toBe(0)
  })
})

describe('who may have models called', () => {
  it.each(['support', 'operator', 'manager', 'admin'] as const)('%s', async (role) => {
    expect(await reserve(people.as(role), 1)).toBe('reserved')
  })

  it('not guests, nor whoever was suspended, nor whoever looks at an old state', async () => {
    expect(await codeOf(reserve(people.as('kiosk'), 1))).toBe(forbidden)
    expect(await codeOf(settle(people.as('kiosk'), randomUUID(), 1))).toBe(forbidden)
    const { email, password } = club.person('operator')
    const url = personUrl(club.url, email, password)
    const gone = openPostgres({ url, logger: silentLogger, maximumConnections: 1 })
    const old = 'begin isolation level repeatable read'
    const query = `select clubos_reserve_spend('${randomUUID()}', 'openai', 'x', 1)`
    await gone.pool.query(old)
    expect(await codeOf(run(gone, query))).toBe(forbidden)
    await gone.pool.query('rollback')
    const status = (to: string) =>
      run(club.owner, 'update staff set status = $1 where email = $2', [to, email])
    await status('suspended')
    expect(await codeOf(reserve(gone, 1))).toBe(forbidden)
    await status('active')
    await gone.close()
  })

  it.each(['kiosk', 'support', 'operator', 'manager', 'admin'] as const)(
    'and %s reads no row, and totals only as management',
    async (role: Role) => {
      for (const statement of [
        'select * from model_spend',
        'delete from model_spend',
        'update model_spend set settled_micros = 0, settled_at = now()',
        `insert into model_spend values ('${randomUUID()}', null, 'openai', 'x', 0, null, now())`,
        'select * from clubos_spend()',
      ]) {
        expect(await codeOf(run(people.as(role), statement)), statement).toBe(forbidden)
      }
      const management = role === 'manager' || role === 'admin'
      expect(await codeOf(totals(people.as(role)))).toBe(management ? '' : forbidden)
    },
  )
})

describe('what an app asks', () => {
  const call = (micros: number) => ({ id: randomUUID(), provider: 'anthropic', model: 'x', micros })

  it('are totals, for management', async () => {
    const ledger = spendLedger({ connect: () => people.as('operator') })
    const one = call(300 * cent)
    await ledger.reserve(one)
    await ledger.settle(one.id, 120_500)
    expect(await readSpendTotals(people.as('manager'))).toEqual({
      ...{ dayMicros: 120_500, monthMicros: 120_500, dayCents: 500, monthCents: 5_000 },
    })
    const refused = { code: 'FORBIDDEN' }
    await expect(readSpendTotals(people.as('support'))).rejects.toMatchObject(refused)
    const guest = spendLedger({ connect: () => people.as('kiosk') })
    await expect(guest.reserve(call(1))).rejects.toMatchObject(refused)
  })

  it('goes through although the line was cut while it rested', async () => {
    const { email, password } = club.person('operator')
    const url = personUrl(club.url, email, password)
    const database = openPostgres({ url, logger: silentLogger, maximumConnections: 1 })
    const ledger = spendLedger({ connect: () => database })
    const one = call(100)
    await ledger.reserve(one)
    const cut = () =>
      run(
        club.owner,
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = clubos_login_role($1) and state = 'idle'",
        [email],
      )
    await cut()
    expect(await ledger.reserve(one)).toBe('reserved')
    await cut()
    await ledger.settle(one.id, 70)
    expect((await totals())[0]).toBe(70)
    await database.close()
  })
})
