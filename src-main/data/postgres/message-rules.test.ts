import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from './connection'
import { type SignedIn, signInDesk } from './testing/desk-people'
import { add, codeOf, openAsWorker, run } from './testing/raw-sql'
import { startTestClub, type TestClub, testTime } from './testing/test-club'

const forbidden = '42501'
const noSuchRow = '23503'
const taken = '23505'
const checkFailed = '23514'
const optedOut = 'CB003'

let club: TestClub
let support: SignedIn
let operator: SignedIn
let manager: SignedIn
let truro: SignedIn
let worker: PostgresDatabase

beforeAll(async () => {
  club = await startTestClub()
  ;({ support, operator, manager, truro } = signInDesk(club))
  worker = await openAsWorker(club)
})

afterAll(async () => {
  await worker.close()
  await club.close()
})

let number = 0

/** A customer with a conversation, as a worker makes them when somebody new writes. */
async function newConversation(location_id: string | null = 'bedford') {
  number += 1
  const phone = `+1902555${String(number).padStart(4, '0')}`
  const customer = await add(worker, 'customers', { phone })
  const id = await add(worker, 'conversations', {
    customer_id: customer,
    customer_phone: phone,
    location_id,
    last_message_at: testTime,
  })
  return { id, phone, customer }
}

type Conversation = Awaited<ReturnType<typeof newConversation>>

const reply = (to: Conversation, more = {}, by = support) =>
  add(by.database, 'messages', {
    conversation_id: to.id,
    customer_phone: to.phone,
    direction: 'outbound',
    body: 'We are on our way.',
    idempotency_key: randomUUID(),
    status: 'queued',
    author_id: by.id,
    sent_at: testTime,
    ...more,
  })

describe('messages', () => {
  let one: Conversation
  let other: Conversation
  beforeEach(async () => {
    one = await newConversation()
    other = await newConversation()
  })

  it('cannot get into the conversation of another number', async () => {
    expect(await codeOf(reply(one))).toBe('')
    expect(await codeOf(reply(one, { customer_phone: other.phone }))).toBe(noSuchRow)
    expect(await codeOf(reply(one, { customer_phone: '' }))).toBe(noSuchRow)
    expect(await codeOf(reply(one, { conversation_id: randomUUID() }))).toBe(noSuchRow)
    const swapped = 'update conversations set customer_id = $2, customer_phone = $3 where id = $1'
    await reply(one)
    const moving = run(club.owner, swapped, [one.id, other.customer, other.phone])
    expect(await codeOf(moving)).not.toBe('')
    const mixed = add(worker, 'conversations', {
      customer_id: one.customer,
      customer_phone: other.phone,
      last_message_at: testTime,
    })
    expect(await codeOf(mixed)).not.toBe('')
  })

  it('go out once per key, and never without one', async () => {
    const key = randomUUID()
    await reply(one, { idempotency_key: key })
    expect(await codeOf(reply(other, { idempotency_key: key }))).toBe(taken)
    expect(await codeOf(reply(one, { idempotency_key: null }))).toBe(checkFailed)
  })

  it('are written by staff as themselves, to be sent, and then left alone', async () => {
    expect(await codeOf(reply(one, { author_id: manager.id }))).toBe(forbidden)
    expect(await codeOf(reply(one, { status: 'delivered' }))).toBe(forbidden)
    expect(
      await codeOf(reply(one, { direction: 'inbound', status: 'received', idempotency_key: null })),
    ).toBe(forbidden)
    expect(await codeOf(reply(one, {}, truro))).toBe(forbidden)
    const id = await reply(one)
    for (const change of ["body = 'other'", "status = 'delivered'", 'provider_id = null']) {
      const changing = run(manager.database, `update messages set ${change} where id = $1`, [id])
      expect(await codeOf(changing), change).toBe(forbidden)
    }
  })

  it('come in through the worker, which also says what became of those sent', async () => {
    const inbound = {
      conversation_id: one.id,
      customer_phone: one.phone,
      direction: 'inbound',
      body: 'Is bay 3 free?',
      provider_id: randomUUID(),
      status: 'received',
      sent_at: testTime,
    }
    await add(worker, 'messages', inbound)
    expect(await codeOf(add(worker, 'messages', inbound))).toBe(taken)
    const id = await reply(one)
    await run(worker, "update messages set status = 'sent', provider_id = 'p1' where id = $1", [id])
    const rewriting = run(worker, "update messages set body = 'other' where id = $1", [id])
    expect(await codeOf(rewriting)).toBe(forbidden)
  })

  it('never go to a number that opted out after the transaction took its snapshot', async () => {
    const client = await support.database.pool.connect()
    try {
      await client.query('begin isolation level repeatable read')
      await client.query('select 1 from messages limit 1')
      await add(worker, 'opt_outs', { customer_id: one.customer, source: 'text' })
      const sending = client.query(
        `insert into messages (id, conversation_id, customer_phone, direction, body, idempotency_key, status, author_id, sent_at)
          values (gen_random_uuid(), $1, $2, 'outbound', 'Hello', gen_random_uuid()::text, 'queued', $3, now())`,
        [one.id, one.phone, support.id],
      )
      expect(await codeOf(sending)).toBe(forbidden)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

  it('never go to a number that opted out, until it is lifted', async () => {
    const queued = await reply(one)
    const scheduled = await add(support.database, 'scheduled_messages', {
      conversation_id: one.id,
      author_id: support.id,
      body: 'See you tomorrow.',
      send_at: testTime,
      created_at: testTime,
    })
    const optOut = await add(worker, 'opt_outs', { customer_id: one.customer, source: 'text' })
    const [stopped] = await run(support.database, 'select status from messages where id = $1', [
      queued,
    ])
    expect(stopped).toEqual({ status: 'failed' })
    const cancelled = 'select status from scheduled_messages where id = $1'
    expect(await run(support.database, cancelled, [scheduled])).toEqual([{ status: 'cancelled' }])
    expect(await codeOf(reply(one))).toBe(optedOut)
    const late = { direction: 'outbound', status: 'sent', sent_at: new Date(Date.now() + 60_000) }
    const byWorker = add(worker, 'messages', {
      ...late,
      conversation_id: one.id,
      customer_phone: one.phone,
      body: 'One more thing',
      idempotency_key: randomUUID(),
    })
    expect(await codeOf(byWorker)).toBe(optedOut)
    const again = run(worker, "update messages set status = 'queued', error = null where id = $1", [
      queued,
    ])
    expect(await codeOf(again)).toBe(optedOut)
    expect(await codeOf(reply(other))).toBe('')
    const lift = 'update opt_outs set deleted_at = now() where id = $1'
    expect(await codeOf(run(operator.database, lift, [optOut]))).toBe(forbidden)
    await run(worker, lift, [optOut])
    expect(await codeOf(reply(one))).toBe('')
  })
})

describe('customers', () => {
  it('are where their conversation is, and are seen there', async () => {
    const { id, customer } = await newConversation('bedford')
    const place = async () =>
      (await run(club.owner, 'select location_id from customers where id = $1', [customer]))[0]
    const seen = () => run(truro.database, 'select id from customers where id = $1', [customer])
    expect(await place()).toEqual({ location_id: 'bedford' })
    expect(await seen()).toEqual([])
    await run(support.database, "update conversations set location_id = 'truro' where id = $1", [
      id,
    ])
    expect(await place()).toEqual({ location_id: 'truro' })
    expect(await seen()).toEqual([{ id: customer }])
    const moving = run(support.database, 'update customers set location_id = null')
    expect(await codeOf(moving)).toBe(forbidden)
    const renumbering = run(support.database, "update customers set phone = '+19025559999'")
    expect(await codeOf(renumbering)).toBe(forbidden)
  })

  it('with all that was written, drafted and noted stay within the location', async () => {
    const away = await newConversation('bedford')
    const beside = { conversation_id: away.id, body: 'x', created_at: testTime }
    await reply(away)
    for (const table of ['drafts', 'notes']) {
      await add(support.database, table, { ...beside, author_id: support.id })
      const unseen = add(truro.database, table, { ...beside, author_id: truro.id })
      expect(await codeOf(unseen), table).toBe(forbidden)
    }
    for (const table of ['messages', 'drafts', 'notes']) {
      const count = `select from ${table} where conversation_id = $1`
      expect(await run(truro.database, count, [away.id]), table).toEqual([])
    }
  })
})

describe('notes and drafts', () => {
  it('are changed by their author alone', async () => {
    const { id: conversation_id } = await newConversation()
    const beside = { conversation_id, author_id: support.id, body: 'x', created_at: testTime }
    for (const table of ['drafts', 'notes']) {
      const id = await add(support.database, table, beside)
      const change = `update ${table} set body = 'y' where id = $1 returning id`
      expect(await run(manager.database, change, [id])).toEqual([])
      expect(await run(support.database, change, [id])).toEqual([{ id }])
    }
  })
})
