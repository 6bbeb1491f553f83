import type { Role } from '@shared/accounts/role'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import type { ticketNoticeEvents } from '@shared/tickets/ticket-notice-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import type { Clock } from '../../../platform/clock'
import { silentLogger } from '../../../platform/logger'
import { TicketService } from '../ticket-service'
import { TicketStore } from '../ticket-store'
import { NoticeService } from './notice-service'
import { NoticeStore } from './notice-store'

type Change = z.output<(typeof ticketNoticeEvents)['notices.changed']>

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

/** A desk with its notices, which look when they are told to; what they say is kept. */
function noticesOf(desk: Desk, clock: Clock = desk.sync.clock) {
  const { id } = desk.the.person
  const said: Change[] = []
  const service = new NoticeService({
    store: new NoticeStore(desk.local, id),
    ...{ db: desk.local.read, personId: id, clock, logger: silentLogger },
    onChange: (change) => void said.push(change),
  })
  service.begin()
  return { service, said, list: () => service.list(50).items }
}

function workOf(desk: Desk, role: Role) {
  const { id, email } = desk.the.person
  const name = 'Whoever works here'
  const person = { id, email, name, role, locations: [] }
  const { writer, clock } = desk.sync
  const store = new TicketStore(desk.local.read, id)
  const tickets = new TicketService({ store, writer, person, clock })
  const { input } = ticketRoutes['tickets.create']
  const create = (more: object = {}) =>
    tickets.create(
      input.parse({
        ...{ title: 'Projector hums', category: 'tech', priority: 'high', locationId: 'harbour' },
        ...more,
      }),
    )
  return { desk, id, tickets, create, ...noticesOf(desk) }
}

const open = async (role: Role, at: readonly string[] = []) =>
  workOf(await scene.open({ role, at }), role)

type Worker = Awaited<ReturnType<typeof open>>

/** Everything that this desk wrote is at the other one, which then looks. */
async function told(from: Worker, to: Worker, ticketId: string, comment?: string): Promise<void> {
  await from.desk.drained()
  const { id } = from.tickets.comment({ id: ticketId, body: comment ?? 'Done.', mentions: [] })
  await from.desk.drained()
  await settled('at the other desk', () => {
    to.service.look()
    return to.desk.local.read.get(`select 1 from ticket_comments where id = '${id}'`) !== undefined
  })
}

describe('a person is told', () => {
  it('once of what others do with what they made, across restarts, and never of their own acts', async () => {
    const [dana, theo] = [await open('operator'), await open('manager')]
    const { id } = dana.create()
    dana.tickets.comment({ id, body: 'It hums since Monday.', mentions: [] })
    await dana.desk.drained()
    await settled('at the other desk', () => theo.desk.shown(id))
    theo.tickets.edit({ id, status: 'in-progress' })
    await told(theo, dana, id, 'Lamp ordered.')
    await settled('told', () => dana.list().length > 0)
    const [notice] = dana.list()
    expect(dana.list()).toHaveLength(1)
    expect(notice).toMatchObject({
      ...{ ticketId: id, kind: 'commented', read: false },
      ...{ excerpt: 'Lamp ordered.', status: 'in-progress' },
    })
    expect(notice?.ids).toHaveLength(2)
    expect(theo.list()).toEqual([])

    dana.service.read({ all: true })
    dana.service.close()
    const again = noticesOf(dana.desk)
    expect(again.list()).toMatchObject([{ ticketId: id, read: true }])
    expect(again.said.flatMap(({ fresh }) => fresh)).toEqual([])
    again.service.close()
  })

  it('that they are called and given tickets, at once or later, and hears from there on', async () => {
    const [dana, theo] = [await open('operator'), await open('manager')]
    const atOnce = dana.create({ title: 'Given at once', assigneeId: theo.id })
    const later = dana.create({ title: 'Given later' })
    const called = dana.create({ title: 'Called' })
    await dana.desk.drained()
    dana.tickets.edit({ id: later.id, assigneeId: theo.id })
    dana.tickets.comment({ id: called.id, body: 'Look, @Theo', mentions: [theo.id] })
    await told(dana, theo, called.id)
    await settled('told of three', () => theo.list().length === 3)
    const byTitle = Object.fromEntries(theo.list().map(({ title, kind }) => [title, kind]))
    expect(byTitle).toEqual({
      'Given at once': 'assigned',
      'Given later': 'assigned',
      Called: 'mentioned',
    })
    expect(theo.list().find(({ title }) => title === 'Called')?.ids).toHaveLength(2)
    const fresh = theo.said.flatMap(({ desktop }) => desktop)
    expect(fresh.map(({ body }) => body).toSorted()).toEqual([
      ...['Called', 'Given at once', 'Given later'],
    ])
    expect(JSON.stringify(fresh)).not.toContain('Look')
    expect(theo.service.needsMe()).toEqual({ late: 0, soon: 0, mentions: 1 })

    theo.service.setDesktop(false)
    const before = theo.said.length
    dana.tickets.comment({ id: called.id, body: 'Once more, @Theo', mentions: [theo.id] })
    await told(dana, theo, called.id)
    await settled('told again', () => theo.said.length > before)
    expect(theo.said.slice(before).flatMap(({ desktop }) => desktop)).toEqual([])
    expect(atOnce.id).not.toBe(later.id)
  })

  it('nothing of tickets out of sight, and nothing of what a first copy brings', async () => {
    const dana = await open('operator')
    const theo = await open('support', ['truro'])
    const [here, there] = [
      dana.create({ locationId: 'truro', assigneeId: theo.id }),
      dana.create({ locationId: 'harbour', assigneeId: theo.id }),
    ]
    dana.tickets.comment({ id: there.id, body: '@Theo', mentions: [theo.id] })
    await told(dana, theo, here.id)
    await settled('told', () => theo.list().length > 0)
    expect(new Set(theo.list().map(({ ticketId }) => ticketId))).toEqual(new Set([here.id]))

    dana.tickets.edit({ id: here.id, locationId: 'harbour' })
    await dana.desk.drained()
    await settled('gone from sight', () => theo.desk.shown(here.id) === undefined)
    expect(theo.list()).toEqual([])
    expect(theo.service.needsMe()).toEqual({ late: 0, soon: 0, mentions: 0 })
    expect(theo.service.list(10).unread).toBe(0)

    const newPlace = await scene.open({ role: 'support', at: ['truro'] })
    const fresh = noticesOf(newPlace)
    expect(fresh.list()).toEqual([])
    fresh.service.close()
  })

  it('what came while the app was closed, and what others wrote without the line', async () => {
    const [dana, theo] = [await open('operator'), await open('manager')]
    const { id } = dana.create()
    await dana.desk.drained()
    await settled('at the other desk', () => theo.desk.shown(id))
    dana.service.close()
    theo.tickets.comment({ id, body: 'While you were away.', mentions: [dana.id] })
    await theo.desk.drained()
    await settled('fetched, not looked at', () =>
      dana.desk.local.read.get(`select 1 from ticket_comments where ticket_id = '${id}'`),
    )
    expect(dana.list()).toEqual([])
    const back = noticesOf(dana.desk)
    expect(back.list()).toMatchObject([{ kind: 'mentioned', read: false }])
    expect(back.said.at(-1)?.unread).toBe(1)
    back.service.close()
  })
})

describe('times of tickets', () => {
  it('are told when they come near and when they are past, each once', async () => {
    const desk = await scene.open({ role: 'operator' })
    let now = new Date('2026-11-22T12:00:00.000Z')
    const { service, list } = noticesOf(desk, { now: () => now })
    const dana = workOf(desk, 'operator')
    dana.service.close()
    const due = dana.create({ assigneeId: dana.id, dueAt: '2026-11-22T13:30:00.000Z' })
    const promised = dana.create({ assigneeId: dana.id })
    dana.create({ dueAt: '2026-11-22T12:10:00.000Z' })
    desk.local.write((db) =>
      db
        .insert(ticketClocks)
        .values({ ticketId: promised.id, resolveDueAt: '2026-11-22T14:00:00.000Z' })
        .run(),
    )
    /** How many more there are then. */
    const look = (at: string) => {
      now = new Date(at)
      const before = list().length
      service.look()
      return list().length - before
    }
    expect(look('2026-11-22T12:20:00.000Z')).toBe(0)
    expect(look('2026-11-22T12:40:00.000Z')).toBe(1)
    expect(list()).toMatchObject([{ ticketId: due.id, kind: 'due' }])
    expect(look('2026-11-22T12:50:00.000Z')).toBe(0)
    expect(service.needsMe()).toMatchObject({ late: 0, soon: 1 })
    expect(look('2026-11-22T13:45:00.000Z')).toBe(1)
    expect(list().map(({ ticketId, kind }) => [ticketId, kind])).toEqual([
      [due.id, 'breached'],
      [promised.id, 'due'],
    ])
    expect(service.needsMe()).toMatchObject({ late: 1, soon: 1 })
    dana.tickets.edit({ id: due.id, status: 'resolved' })
    expect(service.needsMe()).toMatchObject({ late: 0, soon: 1 })
    service.close()
  })
})
