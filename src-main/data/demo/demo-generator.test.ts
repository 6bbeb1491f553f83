import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestClub, type TestClub, testTime } from '../postgres/testing/test-club'
import { conversationRows, customerRow, mostCustomers } from './demo-conversations'
import { generateHistory } from './demo-generator'
import { ticketRow } from './demo-tickets'
import type { HistoryWorld } from './history-world'

const world: HistoryWorld = {
  seed: 'fixed',
  until: testTime,
  staffIds: ['01a057b2-aa90-7cce-a568-122fdbe01a3b', '01a057b4-8720-795b-87eb-1e42282cf596'],
  places: [
    {
      id: 'truro',
      name: 'Truro',
      bays: [{ id: '01a057b2-aa90-7cce-a568-000000000001', number: 1 }],
    },
  ],
}

describe('generated rows', () => {
  it('are the same for the same seed, in any order, and others for another', () => {
    const first = [ticketRow(world, 7), conversationRows(world, 3, 5), customerRow(world, 3)]
    const again = [customerRow(world, 3), conversationRows(world, 3, 5), ticketRow(world, 7)]
    expect(again.reverse()).toEqual(first)
    expect(ticketRow({ ...world, seed: 'other' }, 7)).not.toEqual(first[0])
  })

  it('do not change with the version of ClubOS', () => {
    const { id, title, created_at } = ticketRow(world, 0)
    expect({ id, title, created_at }).toMatchInlineSnapshot(`
      {
        "created_at": 2026-06-26T00:08:51.733Z,
        "id": "019f0142-0515-7537-a967-60c5becb4b1d",
        "title": "Screen in bay 1 has a small tear",
      }
    `)
  })

  it('fill every slot of every text', () => {
    for (let index = 0; index < 300; index += 1) {
      const { messages } = conversationRows(world, index, 6)
      const { title, description } = ticketRow(world, index)
      const texts = [title, description, ...messages.map(({ body }) => body)]
      for (const text of texts) expect(text).not.toMatch(/[{}]|undefined/)
    }
  })

  it('give no two customers one number, and none that anybody has', () => {
    const phones = new Set<string>()
    for (let index = 0; index < mostCustomers; index += 997)
      phones.add(customerRow(world, index).phone)
    expect(phones.size).toBe(Math.ceil(mostCustomers / 997))
    for (const phone of phones) expect(phone).toMatch(/^\+1\d{3}555\d{4}$/)
  })

  it('never lie in the future, and answers follow questions', () => {
    for (let index = 0; index < 200; index += 1) {
      const ticket = ticketRow(world, index)
      expect(ticket.created_at.getTime()).toBeLessThanOrEqual(testTime.getTime())
      const { messages } = conversationRows(world, index, 3)
      expect(messages.map(({ direction }) => direction)).toEqual(['inbound', 'outbound', 'inbound'])
    }
  })
})

describe('generateHistory', () => {
  let club: TestClub
  beforeAll(async () => {
    club = await startTestClub()
  })
  afterAll(() => club.close())

  const scale = { customers: 2_600, conversations: 2_500, messages: 5_000, tickets: 3_000 }
  const generate = (seed = 'club') =>
    generateHistory({ ownerDb: club.owner, seed, until: testTime, scale })

  it('fills the club to the scale asked for, and only once', async () => {
    expect(await generate()).toEqual(scale)
    expect(await generate()).toEqual({ customers: 0, conversations: 0, messages: 0, tickets: 0 })
    const { rows } = await club.owner.db.execute(
      sql`select (select count(*)::int from customers) as customers,
        (select count(*)::int from conversations) as conversations,
        (select count(*)::int from messages) as messages,
        (select count(*)::int from tickets) as tickets,
        (select count(distinct body)::int from messages) > 1000 as varied,
        (select max(sent_at) - min(sent_at) > interval '200 days' from messages) as spread`,
    )
    expect(rows[0]).toEqual({ ...scale, varied: true, spread: true })
  })

  it('adds other rows for another seed, whatever is there already', async () => {
    const added = await generate('another')
    expect(added.tickets).toBe(scale.tickets)
    expect(added.customers).toBeGreaterThan(0)
    expect(added.conversations).toBeLessThanOrEqual(added.customers)
  })
})
