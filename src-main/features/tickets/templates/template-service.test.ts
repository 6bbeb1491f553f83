import type { Role } from '@shared/accounts/role'
import type { TicketSchedule } from '@shared/tickets/ticket-schedule'
import { ticketTemplateRoutes } from '@shared/tickets/ticket-template-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskConnections, openPostgres, personUrl } from '../../../data/postgres/connection'
import { openRecurring } from '../../../data/postgres/open-recurring'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { silentLogger } from '../../../platform/logger'
import { promiseDesk } from '../testing/promise-desk'
import { RecurringTickets } from './recurring-tickets'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})

afterAll(() => scene.close())

const deskOf = async (role: Role, at: readonly string[] = []) =>
  promiseDesk(await scene.open({ role }), role, { at })

const { input } = ticketTemplateRoutes['tickets.save-template']
const template = (more: object = {}) =>
  input.parse({
    ...{ name: 'Monthly projector clean', title: 'Clean the projectors', description: '' },
    ...{ category: 'facilities', priority: 'low', locationId: 'harbour', bayId: null },
    ...{ assigneeId: null, tags: ['Clean', 'clean'], checklist: ['Lens', 'Filter'] },
    ...{ dueAfterHours: 48, schedule: { every: 'month', day: 31, at: '09:00' } },
    ...more,
  })

/** What a desk asks of the database, over connections of the person's own. */
function recurringOf(desk: Desk) {
  const { person, url } = desk.the
  const ownUrl = personUrl(url, person.email, person.password)
  const connect = () => openPostgres({ url: ownUrl, logger: silentLogger, ...deskConnections })
  return {
    open: () => openRecurring(connect, new AbortController().signal),
  }
}

const madeOf = (templateId: string) =>
  scene.owner('select * from tickets where template_id = $1', [templateId])

const becomeDue = (id: string, interval: string) =>
  scene.owner('update ticket_templates set next_at = now() - $2::interval where id = $1', [
    ...[id, interval],
  ])

describe('a template', () => {
  it('is kept for everybody, with the next time from the database', async () => {
    const [manager, support] = [await deskOf('manager'), await deskOf('support')]
    const { id } = manager.templates.save(template())
    expect(manager.templates.list()).toMatchObject([{ id, tags: ['clean'], nextAt: null }])
    await manager.desk.drained()
    await settled('planned', () => manager.templates.list()[0]?.nextAt)
    await settled('there, too', () => support.templates.list()[0]?.id === id)
    manager.templates.save(template({ id, schedule: null, checklist: [] }))
    await manager.desk.drained()
    await settled('not planned', () => manager.templates.list()[0]?.nextAt === null)
    manager.templates.remove(id)
    await manager.desk.drained()
    expect(manager.desk.sync.deadLetters.list()).toEqual([])
    await settled('gone there', () => support.templates.list().length === 0)
    expect(() => support.templates.remove(id)).toThrow('not there any more')
  })

  it('is refused where it makes no sense', async () => {
    const { templates, bays } = await deskOf('manager')
    expect(() => templates.save(template({ locationId: null }))).toThrow('needs a location')
    const bay = bays.choices().bays.find(({ locationId }) => locationId === 'truro')
    expect(() => templates.save(template({ bayId: bay?.id }))).toThrow('not at that location')
  })

  it('is written by management, for their own locations', async () => {
    for (const [name, { roles }] of Object.entries(ticketTemplateRoutes)) {
      expect(roles).toHaveLength(name === 'tickets.templates' ? 4 : 2)
    }
    const { templates, desk } = await deskOf('operator')
    templates.save(template())
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toMatchObject([{ code: 'FORBIDDEN' }])
    const limited = await deskOf('manager', ['truro'])
    expect(() => limited.templates.save(template())).toThrow('your own locations')
  })
})

describe('a ticket that comes again', () => {
  it('is made once, however many desks ask and however many weeks were missed', async () => {
    const manager = await deskOf('manager')
    const { id } = manager.templates.save(
      template({ schedule: { every: 'week', on: ['mon'], at: '07:30' } }),
    )
    await manager.desk.drained()
    await becomeDue(id, '5 weeks')
    const desks = [
      manager.desk,
      await scene.open({ role: 'support' }),
      await scene.open({ role: 'operator' }),
    ]
    const made = await Promise.all(desks.map((desk) => recurringOf(desk).open()))
    expect(made.reduce((sum, each) => sum + each, 0)).toBe(1)
    const rows = await madeOf(id)
    expect(rows).toMatchObject([
      { title: 'Clean the projectors', tags: ['clean'], status: 'open', location_id: 'harbour' },
    ])
    const [row] = rows
    expect(row?.checklist).toMatchObject([{ text: 'Lens', done: false }, { text: 'Filter' }])
    await settled('at every desk', () => desks.every((desk) => desk.shown(String(row?.id))))
    const [planned] = await scene.owner(
      'select next_at > now() as ahead from ticket_templates where id = $1',
      [id],
    )
    expect(planned).toEqual({ ahead: true })
  })

  it('is asked for at the first contact, when one is due, and every few minutes', async () => {
    let [now, asked] = [0, 0]
    let nextAt: string | null = null
    let fails = false
    const warnings: string[] = []
    const recurring = new RecurringTickets({
      open: async () => {
        asked += 1
        if (fails) throw new Error('no line')
        return 0
      },
      nextAt: () => nextAt,
      clock: { now: () => new Date(now) },
      logger: { ...silentLogger, warn: (message) => warnings.push(message) },
    })
    const afterMinutes = async (minutes: number) => {
      now += minutes * 60_000
      recurring.synced()
      await Promise.resolve()
      await new Promise(setImmediate)
      return asked
    }
    expect(await afterMinutes(0)).toBe(1)
    expect(await afterMinutes(4)).toBe(1)
    expect(await afterMinutes(1)).toBe(2)
    nextAt = new Date(now).toISOString()
    expect(await afterMinutes(1)).toBe(3)
    fails = true
    expect(await afterMinutes(1)).toBe(4)
    expect(await afterMinutes(1)).toBe(5)
    expect(warnings).toHaveLength(1)
    await recurring.close()
    expect(await afterMinutes(60)).toBe(5)
  })

  it.each<readonly [string, TicketSchedule, string, string]>([
    [
      'a short month',
      { every: 'month', day: 31, at: '09:00' },
      '2027-02-01 12:00Z',
      '2027-02-28T13:00:00.000Z',
    ],
    [
      'the same day, later',
      { every: 'day', at: '09:00' },
      '2026-11-20 12:59Z',
      '2026-11-20T13:00:00.000Z',
    ],
    [
      'at that very moment: the next',
      { every: 'day', at: '09:00' },
      '2026-11-20 13:00Z',
      '2026-11-21T13:00:00.000Z',
    ],
    [
      'clocks put forward',
      { every: 'day', at: '02:30' },
      '2027-03-13 12:00Z',
      '2027-03-14T06:30:00.000Z',
    ],
    [
      'clocks put back',
      { every: 'week', on: ['sun'], at: '09:00' },
      '2026-10-31 12:00Z',
      '2026-11-01T13:00:00.000Z',
    ],
  ])('comes by the clock on the wall: %s', async (_case, schedule, after, expected) => {
    const [row] = await scene.owner(
      `select clubos_next_recurrence($1, 'America/Halifax', $2::timestamptz) as at`,
      [schedule, after],
    )
    expect(row).toEqual({ at: new Date(expected) })
  })
})
