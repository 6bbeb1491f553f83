import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { spendLedger } from './spend-ledger'
import { rowsOf } from './testing/as-role'
import { startTestClub, type TestClub } from './testing/test-club'

let club: TestClub

beforeAll(async () => {
  club = await startTestClub()
})

afterAll(() => club.close())

function ledgerOf(role: 'operator' | 'manager', patienceMs = 30_000) {
  return spendLedger({ connect: () => club.as(club.person(role)), patienceMs })
}

const call = (micros: number) => ({ id: randomUUID(), provider: 'openai', model: 'gpt', micros })

const spentMicros = async () => {
  const [row] = await rowsOf(
    club.owner,
    'select sum(coalesce(settled_micros, reserved_micros))::int as micros from model_spend',
  )
  return Number(row?.micros)
}

describe('the spend ledger', () => {
  it('lets no number of desks together pass the cap of the day', async () => {
    const desks = [ledgerOf('operator'), ledgerOf('manager')]
    const calls = Array.from({ length: 100 }, () => call(90_000))
    const outcomes = await Promise.all(
      calls.map((one, n) => desks[n % desks.length]?.reserve(one) ?? 'none'),
    )
    // Five dollars a day unless a club decides otherwise.
    expect(outcomes.filter((outcome) => outcome === 'reserved')).toHaveLength(55)
    expect(outcomes.filter((outcome) => outcome === 'day')).toHaveLength(45)
    expect(await spentMicros()).toBe(55 * 90_000)

    const settled = outcomes.flatMap((outcome, n) => (outcome === 'reserved' ? [n] : []))
    await Promise.all(
      settled.map((n) => desks[n % desks.length]?.settle(calls[n]?.id ?? '', 1_000)),
    )
    expect(await spentMicros()).toBe(55 * 1_000)
    expect(await desks[0]?.reserve(call(90_000))).toBe('reserved')
  })

  it('does not count a reservation twice that was sent again', async () => {
    const ledger = ledgerOf('operator')
    const before = await spentMicros()
    const one = call(1_000)
    expect([await ledger.reserve(one), await ledger.reserve(one)]).toEqual(['reserved', 'reserved'])
    await ledger.settle(one.id, 10)
    await ledger.settle(one.id, 10)
    expect(await spentMicros()).toBe(before + 10)
  })

  it('fails soon where the database does not answer', async () => {
    const ledger = ledgerOf('operator', 300)
    await ledger.reserve(call(1))
    const client = await club.owner.pool.connect()
    await client.query('begin')
    await client.query("select pg_advisory_xact_lock('public.model_spend'::regclass::oid::bigint)")
    await expect(ledger.reserve(call(1))).rejects.toMatchObject({ code: 'CANCELLED' })
    await client.query('rollback')
    client.release()
    expect(await ledger.reserve(call(1))).toBe('reserved')
  })
})
