import { mayBecome, ticketStatuses } from '@shared/tickets/ticket-status'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from './connection'
import { type SignedIn, signInDesk } from './testing/desk-people'
import { add, codeOf, openAsWorker, run } from './testing/raw-sql'
import { startTestClub, type TestClub, testTime } from './testing/test-club'

const forbidden = '42501'
const noSuchRow = '23503'
const insertOnly = '23001'
const notThatState = 'CB001'
const claimed = 'CB004'

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

const newTicket = (by = support, more = {}) =>
  add(by.database, 'tickets', {
    title: 'Projector flickers',
    category: 'tech',
    priority: 'high',
    location_id: 'bedford',
    created_by: by.id,
    created_at: testTime,
    ...more,
  })

describe('tickets', () => {
  const setStatus = (database: PostgresDatabase, id: string, status: string) =>
    run(database, 'update tickets set status = $2 where id = $1 returning status, resolved_at', [
      id,
      status,
    ])

  it.each(ticketStatuses)(
    'that are %s become only what may follow, for owner and staff alike',
    async (from) => {
      for (const database of [support.database, manager.database, club.owner]) {
        for (const to of ticketStatuses.filter((status) => status !== from)) {
          const id = await add(club.owner, 'tickets', {
            title: 'Any',
            category: 'tech',
            priority: 'low',
            status: from,
            location_id: 'bedford',
            created_by: support.id,
            created_at: testTime,
          })
          const expected = mayBecome(from, to) ? '' : notThatState
          expect(await codeOf(setStatus(database, id, to)), `${from} to ${to}`).toBe(expected)
        }
      }
    },
  )

  it('know themselves when they were resolved, and forget it when they are opened again', async () => {
    const id = await newTicket()
    const [resolved] = await setStatus(support.database, id, 'resolved')
    expect(resolved?.resolved_at).toBeInstanceOf(Date)
    const [closed] = await setStatus(support.database, id, 'closed')
    expect(closed?.resolved_at).toEqual(resolved?.resolved_at)
    const [opened] = await setStatus(support.database, id, 'open')
    expect(opened?.resolved_at).toBeNull()
    const forged = run(support.database, "update tickets set resolved_at = '2020-01-01'")
    expect(await codeOf(forged)).toBe(forbidden)
  })

  it('keep a history that nobody can skip, write or rewrite', async () => {
    const id = await newTicket()
    await run(support.database, "update tickets set title = 'A', priority = 'low' where id = $1", [
      id,
    ])
    await run(club.owner, 'update tickets set sync_seq = sync_seq + 1 where id = $1', [id])
    const history =
      'select field, from_value, to_value, by_id from ticket_events where ticket_id = $1'
    expect(await run(support.database, `${history} order by field`, [id])).toEqual([
      { field: 'priority', from_value: 'high', to_value: 'low', by_id: support.id },
      { field: 'title', from_value: 'Projector flickers', to_value: 'A', by_id: support.id },
    ])
    for (const statement of [
      'update ticket_events set by_id = null',
      'delete from ticket_events',
      `insert into ticket_events (id, ticket_id, field, at) values (gen_random_uuid(), '${id}', 'title', now())`,
    ]) {
      expect(await codeOf(run(support.database, statement)), statement).toBe(forbidden)
    }
    for (const statement of [
      'update ticket_events set by_id = null',
      'delete from ticket_events',
      'truncate ticket_events',
    ]) {
      expect(await codeOf(run(club.owner, statement)), statement).toBe(insertOnly)
    }
  })

  it('tell the times of their history in UTC, wherever the writer is', async () => {
    const id = await newTicket()
    const client = await support.database.pool.connect()
    await client.query("set timezone = 'Asia/Kathmandu'")
    await client.query("update tickets set due_at = '2026-12-01T00:00:00Z' where id = $1", [id])
    await client.query('reset timezone')
    client.release()
    const history = "select to_value from ticket_events where ticket_id = $1 and field = 'due_at'"
    expect(await run(support.database, history, [id])).toEqual([
      { to_value: '2026-12-01T00:00:00+00:00' },
    ])
  })

  it('are at the location of their bay', async () => {
    const [bay] = await run(club.owner, "select id from bays where location_id = 'truro' limit 1")
    expect(await codeOf(newTicket(support, { bay_id: bay?.id }))).toBe(noSuchRow)
    const id = await newTicket(support, { bay_id: bay?.id, location_id: 'truro' })
    const moved = "update tickets set location_id = 'bedford' where id = $1"
    expect(await codeOf(run(support.database, moved, [id]))).toBe(noSuchRow)
    expect(
      await codeOf(
        run(support.database, `${moved.replace(' where', ', bay_id = null where')}`, [id]),
      ),
    ).toBe('')
  })

  it('are made in one’s own name, open, at one’s own location', async () => {
    expect(await codeOf(newTicket(support, { created_by: manager.id }))).toBe(forbidden)
    expect(await codeOf(newTicket(support, { status: 'closed' }))).toBe(forbidden)
    expect(await codeOf(newTicket(truro))).toBe(forbidden)
    const elsewhere = await newTicket()
    const seen = await run(
      truro.database,
      'update tickets set title = $2 where id = $1 returning id',
      [elsewhere, 'mine'],
    )
    expect(seen).toEqual([])
    const own = await newTicket(truro, { location_id: 'truro' })
    const away = "update tickets set location_id = 'bedford' where id = $1"
    expect(await codeOf(run(truro.database, away, [own]))).toBe(forbidden)
    const stolen = 'update tickets set created_by = $2 where id = $1'
    expect(await codeOf(run(support.database, stolen, [own, support.id]))).toBe(forbidden)
  })

  it('are deleted by management alone', async () => {
    const id = await newTicket()
    const deleting = 'update tickets set deleted_at = now() where id = $1'
    expect(await codeOf(run(operator.database, deleting, [id]))).toBe(forbidden)
    expect(await codeOf(run(manager.database, deleting, [id]))).toBe('')
  })

  it('keep their comments as they were written', async () => {
    const ticket_id = await newTicket()
    const comment = {
      ticket_id,
      author_id: support.id,
      body: 'Bulb ordered.',
      created_at: testTime,
    }
    await add(support.database, 'ticket_comments', comment)
    const forged = add(operator.database, 'ticket_comments', comment)
    expect(await codeOf(forged)).toBe(forbidden)
    const unseen = add(truro.database, 'ticket_comments', { ...comment, author_id: truro.id })
    expect(await codeOf(unseen)).toBe(forbidden)
    expect(await codeOf(run(support.database, "update ticket_comments set body = ''"))).toBe(
      forbidden,
    )
    expect(await codeOf(run(club.owner, "update ticket_comments set body = '!'"))).toBe(insertOnly)
    await run(club.owner, 'update ticket_comments set sync_seq = sync_seq + 1')
    expect(await codeOf(run(club.owner, 'delete from ticket_comments'))).toBe(insertOnly)
  })
})

describe('escalations', () => {
  const newEscalation = () =>
    add(support.database, 'escalations', {
      channel: 'booking',
      assistant: 'booking',
      reason: 'low confidence',
      question: 'Where is my refund?',
      location_id: 'bedford',
      created_by: support.id,
      created_at: testTime,
    })
  const claim = (database: PostgresDatabase, id: string, by: string | null) =>
    run(database, 'update escalations set claimed_by = $2 where id = $1 returning claimed_at', [
      id,
      by,
    ])

  it('are claimed by operators for themselves, once', async () => {
    const id = await newEscalation()
    expect(await codeOf(claim(support.database, id, support.id))).toBe(forbidden)
    expect(await codeOf(claim(operator.database, id, manager.id))).toBe(claimed)
    expect((await claim(operator.database, id, operator.id))[0]?.claimed_at).toBeInstanceOf(Date)
    expect(await codeOf(claim(manager.database, id, manager.id))).toBe(claimed)
    expect(await codeOf(claim(manager.database, id, null))).toBe(claimed)
    expect(await codeOf(claim(worker, id, manager.id))).toBe(claimed)
    expect(await claim(operator.database, id, null)).toEqual([{ claimed_at: null }])
    await claim(worker, id, manager.id)
  })

  it('take no time of claiming from anybody', async () => {
    const id = await newEscalation()
    const forged = run(
      operator.database,
      'update escalations set claimed_at = now() where id = $1',
      [id],
    )
    expect(await codeOf(forged)).toBe(forbidden)
    await run(club.owner, 'update escalations set claimed_at = now() where id = $1', [id])
    const [row] = await run(club.owner, 'select claimed_at from escalations where id = $1', [id])
    expect(row).toEqual({ claimed_at: null })
  })
})
