import type { Role } from '@shared/accounts/role'
import { ticketViewRoutes } from '@shared/tickets/ticket-view-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { silentLogger } from '../../../platform/logger'
import { TicketViewService } from './ticket-view-service'
import { TicketViewStore } from './ticket-view-store'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const { input } = ticketViewRoutes['tickets.save-view']
const query = {
  where: {
    match: 'all',
    of: [
      { field: 'assignee', is: 'any-of', values: ['me', null] },
      { match: 'any', of: [{ field: 'text', is: 'has', value: '“Grün” 🏌️' }] },
    ],
  },
  group: 'status',
  sort: { by: 'due', descending: false },
}
const told: string[] = []
const logger = { ...silentLogger, warn: (message: string) => void told.push(message) }

async function viewsOf(role: Role) {
  const desk = await scene.open({ role })
  const { id: personId } = desk.the.person
  const store = new TicketViewStore(desk.local.read, { personId, logger })
  const views = new TicketViewService({ store, writer: desk.sync.writer, personId })
  const save = (more: object) => views.save(input.parse({ query, ...more }))
  return { desk, views, save, names: () => views.all().map(({ name }) => name) }
}

describe('a saved view', () => {
  it('is kept as it was, and seen by others only when it is shared', async () => {
    const [dana, theo] = [await viewsOf('support'), await viewsOf('operator')]
    const mine = dana.save({ name: 'Mine', columns: ['title', 'due'] })
    const ours = dana.save({ name: ' Ours ', layout: 'board', shared: true })
    expect(dana.views.all()).toEqual([mine, ours])
    expect(mine).toMatchObject({ query, layout: 'table', columns: ['title', 'due'], mine: true })
    await dana.desk.drained()
    await settled('at the other desk', () => theo.names().includes('Ours'))
    expect(theo.views.all()).toEqual([{ ...ours, mine: false }])
    expect(() => theo.save({ id: ours.id, name: 'Theirs' })).toThrow('Somebody else')
    expect(() => theo.views.remove(ours.id)).toThrow('Somebody else')
    expect(() => theo.views.remove(mine.id)).toThrow('not there any more')

    dana.save({ id: ours.id, name: 'Ours', shared: true, query: { merged: true } })
    dana.views.remove(mine.id)
    expect(dana.names()).toEqual(['Ours'])
    await dana.desk.drained()
    await settled('changed there, too', () => theo.views.all()[0]?.query.merged === true)
    dana.views.remove(ours.id)
    await dana.desk.drained()
    await settled('gone there, too', () => theo.views.all().length === 0)
  })

  it('is left out when nobody can read it any more', async () => {
    const { desk, views, save, names } = await viewsOf('manager')
    const kept = save({ name: 'Kept' })
    const filters = { query: { where: { match: 'all', of: [{ field: 'smell', is: 'bad' }] } } }
    desk.sync.writer.write((changes) =>
      changes.insert('saved_views', {
        ...{ id: kept.id.replace(/^..../, 'ffff'), screen: 'tickets', name: 'Old', filters },
        ...{ shared: false, position: 0, createdBy: desk.the.person.id },
      }),
    )
    expect(names()).toEqual(['Kept'])
    expect(told).toEqual(['A saved view of tickets cannot be read and is left out.'])
    views.remove(kept.id)
  })
})
