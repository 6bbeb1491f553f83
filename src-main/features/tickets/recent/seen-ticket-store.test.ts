import { afterAll, expect, it } from 'vitest'
import { seenTickets } from '../../../data/sqlite/schema/ticket-work'
import { idOf, openListedScene, plainTicket } from '../lists/testing/listed-scene'
import { SeenTicketStore } from './seen-ticket-store'

const { local, fill } = openListedScene()
afterAll(() => local.close())

it('tells what was looked at, the last one first and each one once', () => {
  fill([0, 1, 2, 3].map((n) => ({ ...plainTicket, id: idOf(n), ...(n === 3 ? gone : {}) })))
  let minute = 0
  const now = () => new Date(Date.UTC(2026, 10, 22, 12, minute))
  const seen = new SeenTicketStore(local, { now })
  for (const n of [0, 1, 3, 404, 2, 0]) {
    seen.see(idOf(n))
    minute += 1
  }
  // In one moment, too.
  seen.see(idOf(2))
  seen.see(idOf(1))
  expect(seen.recent().map(({ id }) => id)).toEqual([idOf(1), idOf(2), idOf(0)])
})

it('shows twenty and remembers two hundred', () => {
  fill(Array.from({ length: 30 }, (_, n) => ({ ...plainTicket, id: idOf(n) })))
  const seen = new SeenTicketStore(local, { now: () => new Date('2026-11-23T00:00:00.000Z') })
  for (let n = 0; n < 210; n += 1) seen.see(idOf(n))
  for (let n = 0; n < 25; n += 1) seen.see(idOf(n))
  expect(seen.recent().map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, i) => idOf(24 - i)),
  )
  expect(local.read.select().from(seenTickets).all()).toHaveLength(200)
})

const gone = { deletedAt: '2026-11-22T00:00:00.000Z' }
