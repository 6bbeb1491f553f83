import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { newId } from '../../../platform/ids'
import { ticketRelationsHandlers } from '../relations/ticket-relations-handlers'
import { relatedTicketsOf } from '../testing/related-tickets'
import { ticketDesk } from '../testing/ticket-desk'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const asked = { requestId: 'test', signal: new AbortController().signal }

/** What a person's screen calls, with one history behind all of it. */
async function start() {
  const desk = await scene.open({ role: 'operator' })
  const related = relatedTicketsOf(desk, 'operator')
  const { undo, edit } = ticketDesk(desk, 'operator')
  const call = ticketRelationsHandlers(() => ({
    ticketRelations: related.relations,
    ticketUndo: undo,
  }))
  const [one, other] = [related.create('Projector dark'), related.create('Projector cuts out')]
  return { desk, related, undo, edit, call, one, other }
}

describe('one history of changes and relations', () => {
  it('is taken back from its end, whatever was done, and done again from there', async () => {
    const { related, undo, edit, call, one, other } = await start()
    const { relations, store } = related
    edit({ id: one, title: 'Projector black' })
    await call['tickets.link']({ id: one, otherId: other, way: 'blocks' }, asked)
    await call['tickets.merge']({ id: one, into: other }, asked)
    expect(await undo.undo()).toMatchObject({ kind: 'merge', ticketId: one })
    expect(relations.of(one).mergedInto).toBeNull()
    expect(await undo.undo()).toMatchObject({ kind: 'link' })
    expect(relations.of(one).links).toEqual([])
    expect(await undo.undo()).toMatchObject({ kind: 'edit' })
    expect(store.show(one).title).toBe('Projector dark')
    for (const kind of ['edit', 'link', 'merge']) expect(await undo.redo()).toMatchObject({ kind })
    expect(store.show(one).title).toBe('Projector black')
    expect(relations.of(one).mergedInto?.id).toBe(other)
  })

  it('brings back a link that was removed, and a part into its whole', async () => {
    const { desk, related, undo, edit, call, one, other } = await start()
    const { ids } = await call['tickets.link']({ id: one, otherId: other, way: 'related' }, asked)
    await call['tickets.unlink']({ id: one, ids }, asked)
    await undo.undo()
    expect(related.relations.of(one).links).toMatchObject([{ way: 'related' }])
    const items = ['Lamp', 'Fan'].map((text) => ({ id: newId(), text, done: false }))
    edit({ id: one, checklist: items })
    const part = await call['tickets.split'](
      {
        ...{ id: one, title: 'Lamp', description: '', assigneeId: null },
        ...{ checklistItemIds: items.slice(0, 1).map(({ id }) => id), commentIds: [] },
      },
      asked,
    )
    const things = (id: string) => related.store.show(id).checklist.map(({ text }) => text)
    expect(await undo.undo()).toMatchObject({ kind: 'split', ticketId: one })
    expect(related.relations.of(part.id).mergedInto?.id).toBe(one)
    expect([things(one), things(part.id)]).toEqual([['Fan', 'Lamp'], []])
    // Sent or not.
    await desk.drained()
    expect(await undo.redo()).toMatchObject({ kind: 'split', ticketId: part.id })
    expect(related.relations.of(part.id)).toMatchObject({ mergedInto: null, wholes: [{ id: one }] })
    expect([things(one), things(part.id)]).toEqual([['Fan'], ['Lamp']])
    expect(await undo.undo()).toMatchObject({ kind: 'split', ticketId: one })
    expect([things(one), things(part.id)]).toEqual([['Fan', 'Lamp'], []])
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
  })

  it('makes no second part of one that is on its own again', async () => {
    const { related, undo, call, one } = await start()
    const part = await call['tickets.split'](
      {
        ...{ id: one, title: 'Lamp', description: '', assigneeId: null },
        ...{ checklistItemIds: [], commentIds: [] },
      },
      asked,
    )
    await undo.undo()
    related.relations.unmerge(part.id)
    await expect(undo.redo()).rejects.toMatchObject({ code: 'NOT_MERGED_BACK' })
  })
})
