import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestClub, type TestClub } from '../postgres/testing/test-club'
import type { SentOperation } from './protocol'
import { countOf, rowOf } from './testing/read-central'
import { TestDesk, update } from './testing/test-desk'

let club: TestClub
let desk: TestDesk

beforeAll(async () => {
  club = await startTestClub()
  desk = await TestDesk.open(club, club.person('admin'))
})

afterAll(() => club.close())

describe('pushing exactly once', () => {
  it('answers what was sent before from memory, ten times over and in any order', async () => {
    const first = desk.ticket()
    const sent = desk.number([
      first,
      update(first, { title: ['A ticket', 'b'] }),
      desk.ticket({ category: 'magic' }),
      ...Array.from({ length: 20 }, () => desk.ticket()),
    ])
    const reply = await desk.central.push(desk.device, sent)
    const tickets = await countOf(club, 'tickets')
    const refused = await countOf(club, 'dead_letters')
    for (let round = 0; round < 10; round += 1) {
      const shuffled = sent.toSorted(() => Math.random() - 0.5)
      const again = await desk.central.push(desk.device, shuffled)
      if (again.status !== 'done' || reply.status !== 'done') throw new Error(again.status)
      const byId = new Map(again.results.map((result) => [result.opId, result]))
      expect(reply.results.map(({ opId }) => byId.get(opId))).toEqual(reply.results)
      expect(again.results.map(({ opId }) => opId)).toEqual(shuffled.map(({ opId }) => opId))
    }
    expect(await countOf(club, 'tickets')).toBe(tickets)
    expect(await countOf(club, 'dead_letters')).toBe(refused)
  })

  it('applies what was shuffled on its first way in the order of the numbers', async () => {
    const ticket = desk.ticket()
    const sent = desk.number([ticket, update(ticket, { title: ['A ticket', 'b'] }), desk.ticket()])
    const reply = await desk.central.push(desk.device, sent.toReversed())
    expect(reply).toMatchObject({
      status: 'done',
      results: [{ status: 'applied' }, { status: 'applied' }, { status: 'applied' }],
    })
    expect(await rowOf(club, ticket)).toMatchObject({ title: 'b' })
  })

  it('applies once what is in one push twice', async () => {
    const [sent] = desk.number([desk.ticket()])
    if (sent === undefined) throw new Error('nothing to send')
    const reply = await desk.central.push(desk.device, [sent, sent])
    expect(reply).toMatchObject({
      status: 'done',
      results: [{ status: 'applied' }, { status: 'applied' }],
    })
  })

  it('is not confused by a line that is cut at the commit', async () => {
    const sent = desk.number([desk.ticket(), desk.ticket({ category: 'magic' }), desk.ticket()])
    const client = await desk.database.pool.connect()
    await client.query('begin')
    await client.query('select clubos_push($1, $2, $3, $4)', [
      desk.device,
      sent.map(({ opId }) => opId),
      sent.map(({ deviceSeq }) => deviceSeq),
      sent.map((each) => JSON.stringify(each)),
    ])
    const committing = client.query('commit').catch(() => undefined)
    client.release(true)
    await committing
    const reply = await desk.central.push(desk.device, sent)
    expect(reply).toMatchObject({
      status: 'done',
      results: [{ status: 'applied' }, { code: 'INVALID' }, { status: 'applied' }],
    })
    for (const each of sent)
      expect(await countOf(club, 'tickets', sql`id = ${each.rowId}`)).toBeLessThanOrEqual(1)
  })

  it('applies nothing when a number is missing, and says which', async () => {
    const clerk = await TestDesk.open(club, club.person('admin'))
    const [first, second, third] = clerk.number([
      clerk.ticket(),
      clerk.ticket(),
      clerk.ticket(),
    ]) as [SentOperation, SentOperation, SentOperation]
    expect(await clerk.central.push(clerk.device, [first, third])).toEqual({
      status: 'gap',
      expected: 1,
    })
    expect(await rowOf(club, first)).toEqual({})
    expect(await clerk.central.push(clerk.device, [first, second, third])).toMatchObject({
      status: 'done',
    })
  })

  it('notices a second copy of the same device', async () => {
    const clerk = await TestDesk.open(club, club.person('admin'))
    await clerk.push(clerk.ticket(), clerk.ticket())
    const fork = [
      { ...clerk.ticket(), deviceSeq: 2 },
      { ...clerk.ticket(), deviceSeq: 3 },
    ]
    expect(await clerk.central.push(clerk.device, fork)).toEqual({ status: 'forked' })
  })

  it('takes what another device of the same person had sent already as done', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    const clerk = await TestDesk.open(club, club.person('admin'))
    expect(await clerk.outcomes(ticket, clerk.ticket())).toEqual(['applied', 'applied'])
  })

  it('answers a waiting operation the same when only the answer was lost', async () => {
    const bad = desk.ticket({ category: 'magic' })
    const sent = desk.number([bad, { ...desk.ticket(), dependsOn: [bad.opId] }])
    const reply = await desk.central.push(desk.device, sent)
    expect(await desk.central.push(desk.device, sent)).toEqual(reply)
  })
})
