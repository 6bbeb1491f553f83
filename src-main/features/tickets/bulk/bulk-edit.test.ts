import type { BulkChange } from '@shared/tickets/ticket-bulk-contract'
import { bulkEditors, ticketBulkRoutes } from '@shared/tickets/ticket-bulk-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { ticketDesk } from '../testing/ticket-desk'
import { BulkEdit } from './bulk-edit'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const deskOf = async () => ticketDesk(await scene.open({ role: 'operator' }), 'operator')
const missing = '01890000-0000-7000-8000-00000000dead'

describe('many tickets changed at once', () => {
  it('become what was asked for here and centrally, and those that cannot are named', async () => {
    const { desk, edit, bulk, store } = await deskOf()
    const ids = [...desk.tickets(3)]
    const [, , closed = ''] = ids
    edit({ id: closed, status: 'closed' })
    const done = await bulk.edit([...ids, missing, closed], {
      status: 'waiting',
      addTags: ['lamp'],
    })
    expect(done).toMatchObject({
      ...{ changed: 2, unchanged: 0, undoId: expect.any(String) },
      refused: [
        { id: closed, title: 'A ticket', code: 'MOVE_NOT_ALLOWED' },
        { id: missing, title: null, code: 'TICKET_NOT_FOUND' },
      ],
    })
    expect(store.show(closed)).toMatchObject({ status: 'closed', tags: [] })
    await desk.drained()
    for (const id of ids.slice(0, 2)) {
      expect(await scene.central(id)).toMatchObject({ status: 'waiting', tags: ['lamp'] })
    }
  })

  it('keep a bay only at its location, and take one only there', async () => {
    const { desk, bulk, store } = await deskOf()
    const { bays } = store.choices()
    const bay = bays.find(({ locationId }) => locationId === 'truro') ?? expect.fail('no bay')
    const [there = '', here = ''] = [desk.ticket({ locationId: 'truro' }), desk.ticket()]
    const byBay = await bulk.edit([there, here], { bayId: bay.id })
    expect(byBay).toMatchObject({ changed: 1, refused: [{ id: here, code: 'BAY_ELSEWHERE' }] })
    expect(await bulk.edit([there, here], { locationId: 'harbour' })).toMatchObject({
      ...{ changed: 1, unchanged: 1 },
    })
    expect(store.show(there)).toMatchObject({ locationId: 'harbour', bayId: null })
    expect((await bulk.edit([there, here], { locationId: 'truro', bayId: bay.id })).changed).toBe(2)
    expect(store.show(here)).toMatchObject({ locationId: 'truro', bayId: bay.id })
  })

  it('have become it for whoever changes one of them meanwhile', async () => {
    const { desk, bulk, edit, tickets, undo, store } = await deskOf()
    const ids = [...desk.tickets(60)]
    const [moved = '', called = '', changed = ''] = ids
    edit({ id: moved, status: 'resolved' })
    const others = await bulk.edit(ids, { status: 'resolved', watching: false })
    const many = bulk.edit(ids, { status: 'archived', watching: true, priority: 'urgent' })
    // It is being written now.
    expect(() => edit({ id: moved, status: 'in-progress' })).toThrow('archived cannot become')
    const again = bulk.edit(ids, { status: 'open', watching: true })
    const mentions = [scene.club.person('manager').id]
    tickets.comment({ id: called, body: 'Look', mentions })
    const third = bulk.edit(ids, { category: 'orders' })
    const { undoId } = edit({ id: changed, title: 'Mine' })
    for (const one of [await many, await again, await third]) expect(one.refused).toEqual([])
    expect(others.changed).toBe(59)
    expect(store.watchersOf(called)).toEqual([desk.the.person.id, ...mentions])
    // What the others did is not this one’s to take back.
    await undo.undo(undoId ?? '')
    expect(store.show(changed)).toMatchObject({ title: 'A ticket', category: 'orders' })
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
  })

  it('are watched, given, tagged and dated, and a second time nothing changes', async () => {
    const { desk, bulk, store } = await deskOf()
    const ids = desk.tickets(2, { tags: ['old'] })
    const change: BulkChange = {
      ...{ watching: true, assigneeId: desk.the.person.id, priority: 'urgent' },
      ...{ addTags: ['new'], removeTags: ['old'], dueAt: '2026-12-01T15:00:00.000Z' },
    }
    expect((await bulk.edit(ids, change)).changed).toBe(2)
    expect(store.show(ids[0] ?? '')).toMatchObject({
      ...{ watching: true, assigneeId: desk.the.person.id, priority: 'urgent', tags: ['new'] },
    })
    expect(await bulk.edit(ids, change)).toEqual({
      ...{ changed: 0, unchanged: 2, refused: [], undoId: null },
    })
  })

  it('are changed without the line and sent later', async () => {
    const away = await deskOf()
    const ids = away.desk.tickets(5)
    await away.desk.drained()
    await away.desk.close()
    const desk = scene.desk({ role: 'operator', file: away.desk.the.file })
    const offline = ticketDesk(desk, 'operator')
    expect((await offline.bulk.edit(ids, { category: 'orders' })).changed).toBe(5)
    await desk.start()
    await desk.drained()
    for (const id of ids) expect(await scene.central(id)).toMatchObject({ category: 'orders' })
  })

  it('are all changed before one of them is edited meanwhile, and go back without it', async () => {
    const { desk, edit, bulk, undo, store } = await deskOf()
    const ids = desk.tickets(120)
    const [first = '', last = ''] = [ids[0], ids.at(-1)]
    const editing = bulk.edit(ids, { status: 'closed', addTags: ['lamp'] })
    expect(store.show(last).tags).toEqual([])
    edit({ id: last, title: 'Another title' })
    expect(store.show(last)).toMatchObject({ tags: ['lamp'], title: 'Another title' })
    const { changed, undoId } = await editing
    expect(changed).toBe(120)
    const undoing = undo.undo(undoId ?? '')
    await expect(undo.undo(undoId ?? '')).rejects.toThrow('left to undo')
    expect(await undoing).toMatchObject({ restored: 120, left: [] })
    expect(store.show(first)).toMatchObject({ status: 'open', tags: [] })
    expect(store.show(last)).toMatchObject({ status: 'open', title: 'Another title' })
  })

  it('go nowhere where whoever changes them does not work', async () => {
    const { desk, undo, store } = await deskOf()
    const id = desk.ticket()
    const person = { id: desk.the.person.id, locations: ['truro'] }
    const bulk = new BulkEdit({ tickets: store, undo, person })
    await expect(bulk.edit([id], { locationId: 'harbour' })).rejects.toThrow('your own locations')
    expect((await bulk.edit([id], { priority: 'high' })).changed).toBe(1)
  })

  it('go back in one step', async () => {
    const { desk, bulk, undo, store } = await deskOf()
    const ids = desk.tickets(4)
    await desk.drained()
    const { undoId } = await bulk.edit(ids, { status: 'closed', priority: 'high' })
    await desk.drained()
    expect(await undo.undo(undoId ?? '')).toMatchObject({ restored: 4, left: [] })
    await desk.drained()
    for (const id of ids) {
      expect(await scene.central(id)).toMatchObject({ status: 'open', priority: 'low' })
    }
    expect(store.show(ids[0] ?? '')).toMatchObject({ status: 'open', resolvedAt: null })
  })

  it('are named when somebody else changed them meanwhile, with who it was', async () => {
    const [mine, theirs] = [
      await deskOf(),
      ticketDesk(await scene.open({ role: 'manager' }), 'manager'),
    ]
    const [id = '', other = ''] = mine.desk.tickets(2)
    await mine.bulk.edit([id, other], { priority: 'urgent' })
    await mine.desk.drained()
    await settled('at the other desk', () => theirs.desk.shown(id)?.priority === 'urgent')
    theirs.edit({ id, priority: 'medium' })
    await theirs.desk.drained()
    const name = mine.store.choices().people.find((one) => one.id === theirs.desk.the.person.id)
    await settled('here', () => {
      const now = mine.undoStore.fieldsOf([id]).get(id)
      if (now?.priority !== 'medium') return false
      return mine.undoStore.lastChangers([{ id, now, fields: ['priority'] }]).has(id)
    })
    expect(await mine.undo.undo()).toMatchObject({
      restored: 1,
      left: [{ id, title: 'A ticket', fields: ['priority'], byName: name?.name }],
    })
    await expect(mine.undo.undo()).rejects.toThrow('left to undo')
  })
})

it('is not for everybody', () => {
  expect(ticketBulkRoutes['tickets.bulk-edit'].roles).toEqual(bulkEditors)
  expect(bulkEditors).not.toContain('support')
})
