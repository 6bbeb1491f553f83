import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { ticketDesk } from '../testing/ticket-desk'

let scene: DeskScene
let desk: Desk
let kiosk: { readonly id: string; readonly name: string }

beforeAll(async () => {
  scene = await startDeskScene()
  desk = await scene.open({ role: 'operator' })
  kiosk = scene.club.people.find(({ role }) => role === 'kiosk') ?? expect.fail('no kiosk')
})
afterAll(() => scene.close())

/** As it was possible once. */
async function ofTheKiosk(): Promise<string> {
  const id = desk.ticket({ title: 'The kiosk’s' })
  await desk.drained()
  for (const statement of [
    'alter table tickets disable trigger tickets_assigned_here',
    'alter table tickets disable trigger tickets_watched_here',
    `update tickets set assignee_id = '${kiosk.id}', watchers = '{${kiosk.id}}' where id = '${id}'`,
    'alter table tickets enable trigger tickets_assigned_here',
    'alter table tickets enable trigger tickets_watched_here',
  ]) {
    await scene.owner(statement)
  }
  await settled('the kiosk’s here, too', () => desk.shown(id)?.assigneeId === kiosk.id)
  return id
}

describe('undoing what was done to a ticket of somebody who cannot be given any', () => {
  it('puts all else back, leaves it nobody’s, and says so', async () => {
    const id = await ofTheKiosk()
    const { edit, undo, bulk } = ticketDesk(desk, 'operator')
    const mine = desk.the.person.id
    edit({ id, assigneeId: mine, priority: 'urgent' })
    await bulk.edit([id], { watching: true })
    expect(await undo.undo()).toMatchObject({ restored: 1, unassigned: [] })
    expect(desk.shown(id)?.watchers).toEqual([kiosk.id])
    const said = [{ id, title: 'The kiosk’s', name: kiosk.name }]
    expect(await undo.undo()).toMatchObject({ restored: 1, left: [], unassigned: said })
    expect(desk.shown(id)).toMatchObject({ assigneeId: null, priority: 'low' })
    expect(await undo.redo()).toMatchObject({ restored: 1, left: [], unassigned: [] })
    expect(desk.shown(id)).toMatchObject({ assigneeId: mine, priority: 'urgent' })
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
  })

  it('says nothing of it where somebody else was given it since', async () => {
    const id = await ofTheKiosk()
    const { edit, undo } = ticketDesk(desk, 'operator')
    const { undoId } = edit({ id, assigneeId: desk.the.person.id })
    edit({ id, assigneeId: scene.club.person('manager').id })
    const back = await undo.undo(undoId ?? '')
    expect(back).toMatchObject({ restored: 0, left: [{ fields: ['assignee'] }], unassigned: [] })
  })

  it('is nobody’s too when that was all, and the person has left', async () => {
    const { edit, undo } = ticketDesk(desk, 'operator')
    const gone = scene.club.person('support')
    const id = desk.ticket()
    edit({ id, assigneeId: gone.id })
    edit({ id, assigneeId: null })
    await desk.drained()
    await scene.owner('select clubos_set_person($1, null, null, $2)', [gone.id, 'suspended'])
    const { colleagues } = ticketDesk(desk, 'operator').undoStore
    await settled('known here', () => !colleagues.isOne(gone.id))
    expect(await undo.undo()).toMatchObject({ restored: 0, unassigned: [{ name: gone.name }] })
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
  })
})
