import type { Role } from '@shared/accounts/role'
import { ticketRoutes } from '@shared/tickets/ticket-contract'
import { mayBecome, ticketStatuses } from '@shared/tickets/ticket-status'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../data/sync/testing/desk-scene'
import { settled } from '../../data/sync/testing/settled'
import { TicketService } from './ticket-service'
import { TicketStore } from './ticket-store'
import { TicketTimelineStore } from './ticket-timeline-store'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

/** What people on that desk work with. */
function ticketsOf(desk: Desk, role: Role, at: readonly string[]) {
  const { id, email } = desk.the.person
  const name = 'Whoever works here'
  const person = { id, email, name, role, locations: [...at] }
  const store = new TicketStore(desk.local.read, id)
  const { writer, clock } = desk.sync
  const tickets = new TicketService({ store, writer, person, clock })
  const { input } = ticketRoutes['tickets.create']
  const create = (more: object = {}) =>
    tickets.create(
      input.parse({
        ...{ title: 'Projector hums', category: 'tech', priority: 'high', locationId: 'harbour' },
        ...more,
      }),
    )
  return { desk, store, tickets, create, timeline: new TicketTimelineStore(desk.local.read) }
}

async function deskOf(role: Role, at: readonly string[] = []) {
  return ticketsOf(await scene.open({ role, at }), role, at)
}

describe('a ticket', () => {
  it('keeps what it was made with', async () => {
    const { create, store } = await deskOf('support')
    const { bays, people } = store.choices()
    const bay = bays.find(({ locationId }) => locationId === 'harbour') ?? expect.fail('no bay')
    const assigneeId = people[0]?.id ?? expect.fail('nobody')
    const dueAt = '2026-12-01T15:00:00.000Z'
    const made = create({ bayId: bay.id, assigneeId, dueAt, tags: ['Lamp', 'lamp', 'noise'] })
    expect(made).toMatchObject({
      ...{ bayNumber: bay.number, assigneeName: people[0]?.name, dueAt, tags: ['lamp', 'noise'] },
      ...{ status: 'open', watching: false, checklist: [], resolvedAt: null },
    })
    expect(store.choices().tags).toEqual(expect.arrayContaining(['lamp', 'noise']))
  })

  it('is in no bay of another location', async () => {
    const { create, store, tickets } = await deskOf('operator')
    const bay = store.choices().bays.find(({ locationId }) => locationId === 'harbour')
    const bayId = bay?.id ?? expect.fail('no bay')
    expect(() => create({ locationId: 'truro', bayId })).toThrow('not at that location')
    const { id } = create({ bayId })
    expect(tickets.edit({ id, locationId: 'truro' })).toMatchObject({ bayId: null })
    expect(() => tickets.edit({ id, bayId })).toThrow('not at that location')
    expect(tickets.edit({ id, locationId: 'harbour', bayId })).toMatchObject({ bayId })
    expect(tickets.edit({ id, bayId: null }).bayNumber).toBeNull()
  })

  it('is at no place that its maker may not see, which is said at once', async () => {
    const { create, tickets } = await deskOf('support', ['truro'])
    expect(() => create()).toThrow('your own locations')
    const { id } = create({ locationId: 'truro' })
    expect(() => tickets.edit({ id, locationId: 'harbour' })).toThrow('your own locations')
    expect(tickets.edit({ id, locationId: 'truro', title: 'It hums' }).title).toBe('It hums')
  })

  it('is watched by whom it concerns, and nobody is forgotten', async () => {
    const [dana, theo] = [await deskOf('operator'), await deskOf('manager')]
    const { id } = dana.create()
    expect(dana.tickets.edit({ id, watching: true }).watching).toBe(true)
    await dana.desk.drained()
    await settled('at the other desk', () => theo.desk.shown(id))
    expect(theo.tickets.edit({ id, watching: true }).watching).toBe(true)
    await theo.desk.drained()
    await settled('both watch', () => dana.store.watchersOf(id).length === 2)
    expect(dana.tickets.edit({ id, watching: false }).watching).toBe(false)
    expect(dana.store.watchersOf(id)).toHaveLength(1)
  })
})

describe('the status of a ticket', () => {
  it('takes any allowed way and no other, and the server agrees in the end', async () => {
    const { create, tickets, store, desk } = await deskOf('operator')
    const ways = fc.array(fc.constantFrom(...ticketStatuses), { maxLength: 8 })
    const ended: (readonly [id: string, status: string])[] = []
    fc.assert(
      fc.property(ways, (way) => {
        const { id } = create()
        let at = store.show(id).status
        for (const status of way) {
          if (mayBecome(at, status)) at = tickets.edit({ id, status }).status
          else expect(() => tickets.edit({ id, status })).toThrow('Open it again first')
          expect(store.show(id).status).toBe(at)
        }
        ended.push([id, at])
      }),
      { numRuns: 25 },
    )
    await desk.drained()
    for (const [id, status] of ended) expect(await scene.central(id)).toMatchObject({ status })
  })
})

describe('the timeline', () => {
  it('tells comments and changes in order, with names in the place of ids', async () => {
    const { create, tickets, timeline, desk, store } = await deskOf('operator')
    const { id } = create()
    await desk.drained()
    const me = store.choices().people.find((one) => one.id === desk.the.person.id)
    tickets.comment({ id, body: 'It hums since Monday.', mentions: [] })
    expect(timeline.of(id)).toMatchObject([{ kind: 'comment', pending: true }])
    await desk.drained()
    tickets.edit({ id, assigneeId: me?.id ?? expect.fail('not there'), status: 'in-progress' })
    await desk.drained()
    await settled('all told', () => timeline.of(id).length === 3)
    const told = timeline.of(id)
    expect(told[0]).toMatchObject({
      ...{ kind: 'comment', body: 'It hums since Monday.', pending: false },
      byName: me?.name,
    })
    expect(told.slice(1)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'status', from: 'open', to: 'in-progress' }),
        expect.objectContaining({ field: 'assignee', from: null, to: me?.name }),
      ]),
    )
  })

  it('gets what was written without the line, once', async () => {
    const away = await deskOf('support')
    const { id } = away.create()
    await away.desk.drained()
    await away.desk.close()
    const desk = scene.desk({ role: 'support', file: away.desk.the.file })
    const offline = ticketsOf(desk, 'support', [])
    offline.tickets.comment({ id, body: 'Written without the line.', mentions: [] })
    offline.tickets.edit({ id, status: 'resolved' })
    await desk.start()
    await desk.drained()
    const comments = await scene.owner('select body from ticket_comments where ticket_id = $1', [
      id,
    ])
    expect(comments).toEqual([{ body: 'Written without the line.' }])
    expect(await scene.central(id)).toMatchObject({ status: 'resolved' })
  })
})
