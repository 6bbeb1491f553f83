import type { Role } from '@shared/accounts/role'
import { ticketAssignmentRoutes } from '@shared/tickets/ticket-assignment-contract'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { promiseDesk } from '../testing/promise-desk'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})

beforeEach(async () => {
  await scene.owner('update assignment_rules set deleted_at = now()')
  await scene.owner('update on_call set deleted_at = now()')
})

afterAll(() => scene.close())

const hourMs = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString()

const opened: Desk[] = []

async function deskOf(role: Role, at: readonly string[] = []) {
  const desk = await scene.open({ role })
  opened.push(desk)
  return promiseDesk(desk, role, { at })
}

// What one test wrote must not reach the database in the next one.
afterEach(async () => {
  for (const desk of opened.splice(0)) await desk.drained()
})

const everywhere = { locationId: null, category: null } as const
const tech = { locationId: 'harbour', category: 'tech' } as const

describe('a new ticket that nobody was named for', () => {
  it('goes to whom the first rule that fits says', async () => {
    const { assignment, create, person, bays } = await deskOf('manager')
    expect(create().assigneeId).toBeNull()
    const [other = person] = bays.choices().people.filter(({ id }) => id !== person.id)
    assignment.saveRule({ ...tech, assigneeId: person.id })
    assignment.saveRule({ ...everywhere, assigneeId: other.id })
    expect(create().assigneeId).toBe(person.id)
    expect(create({ category: 'orders' }).assigneeId).toBe(other.id)
    expect(create({ locationId: 'truro' }).assigneeId).toBe(other.id)
    const [first] = assignment.rules()
    assignment.moveRule({ id: first?.id ?? '', to: 'down' })
    expect(create().assigneeId).toBe(other.id)
  })

  it('stays with whoever was named, or with nobody where that is meant', async () => {
    const { assignment, create, person, bays } = await deskOf('manager')
    const other = bays.choices().people.find(({ id }) => id !== person.id)?.id ?? ''
    assignment.saveRule({ ...everywhere, assigneeId: person.id })
    expect(create({ assigneeId: other }).assigneeId).toBe(other)
    expect(create({ autoAssign: false }).assigneeId).toBeNull()
  })

  it('goes to whoever is on shift: there before everywhere, and then only', async () => {
    const { assignment, create, person, bays, desk } = await deskOf('manager')
    const [other = person] = bays.choices().people.filter(({ id }) => id !== person.id)
    assignment.saveRule({ ...everywhere, assigneeId: null })
    expect(create().assigneeId).toBeNull()
    const shift = { startsAt: inHours(-1), endsAt: inHours(2) }
    assignment.addShift({ ...shift, staffId: other.id, locationId: null })
    expect(create().assigneeId).toBe(other.id)
    assignment.addShift({ ...shift, staffId: person.id, locationId: 'harbour' })
    expect(create().assigneeId).toBe(person.id)
    expect(create({ locationId: 'truro' }).assigneeId).toBe(other.id)
    const at = new Date(inHours(3))
    expect(assignment.assigneeFor({ ...{ locationId: 'truro', category: 'tech' }, at })).toBeNull()
    for (const { id } of assignment.shifts()) assignment.endShift({ id })
    expect(assignment.shifts()).toEqual([])
    expect(create().assigneeId).toBeNull()
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
  })

  it('goes to nobody who left, but to the next rule', async () => {
    const { assignment, create, person, desk } = await deskOf('manager')
    const [gone] = await scene.owner(`select id from staff where role = 'support' limit 1`)
    assignment.saveRule({ ...tech, assigneeId: String(gone?.id) })
    assignment.saveRule({ ...everywhere, assigneeId: person.id })
    expect(create().assigneeId).toBe(gone?.id)
    await scene.owner('update staff set deleted_at = now() where id = $1', [gone?.id])
    const now = () => assignment.assigneeFor({ ...tech, at: new Date() })
    await settled('gone here', () => now() === person.id)
    await scene.owner('update staff set deleted_at = null where id = $1', [gone?.id])
    await desk.drained()
  })
})

describe('a shift', () => {
  it('that has not begun is taken away, and none runs backwards', async () => {
    const { assignment, person } = await deskOf('manager')
    const staffId = person.id
    const shift = { staffId, locationId: null, startsAt: inHours(5), endsAt: inHours(8) }
    const [made] = assignment.addShift(shift)
    expect(assignment.endShift({ id: made?.id ?? '' })).toEqual([])
    expect(() => assignment.addShift({ ...shift, endsAt: inHours(4) })).toThrow('a later end')
    const over = { startsAt: inHours(-2), endsAt: inHours(-1) }
    expect(() => assignment.addShift({ ...shift, ...over })).toThrow('over already')
  })
})

describe('who decides', () => {
  it('is management: no other role has the routes, and the database refuses theirs', async () => {
    for (const [name, route] of Object.entries(ticketAssignmentRoutes)) {
      const reads = name === 'tickets.assignment-rules' || name === 'tickets.shifts'
      expect(route.roles).toHaveLength(reads ? 4 : 2)
    }
    const { assignment, desk, person } = await deskOf('operator')
    assignment.saveRule({ ...everywhere, assigneeId: null })
    const shift = { locationId: null, startsAt: inHours(1), endsAt: inHours(2) }
    assignment.addShift({ ...shift, staffId: person.id })
    await desk.drained()
    const letters = desk.sync.deadLetters.list()
    expect(letters.map(({ entity, code }) => `${entity} ${code}`).sort()).toEqual([
      'assignment_rules FORBIDDEN',
      'on_call FORBIDDEN',
    ])
    expect(assignment.rules()).toEqual([])
  })

  it('decides for their own locations only', async () => {
    const { id } = scene.club.person('manager')
    await scene.owner(`update staff set locations = '{truro}' where id = $1`, [id])
    const { assignment, desk } = await deskOf('manager', ['truro'])
    const rule = { category: null, assigneeId: null }
    expect(() => assignment.saveRule({ ...rule, locationId: null })).toThrow('your own locations')
    expect(() => assignment.saveRule({ ...rule, locationId: 'harbour' })).toThrow('your own')
    expect(assignment.saveRule({ ...rule, locationId: 'truro' })).toHaveLength(1)
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
    // As if the app did not know.
    promiseDesk(desk, 'manager').assignment.saveRule({ ...rule, locationId: null })
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toMatchObject([{ code: 'FORBIDDEN' }])
    await scene.owner(`update staff set locations = '{}' where id = $1`, [id])
  })
})
