import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Conflict } from './conflict-list'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene
let first: Desk
let second: Desk

beforeAll(async () => {
  scene = await startDeskScene()
  first = await scene.open({ role: 'manager' })
  second = await scene.open({ role: 'admin' })
})

afterAll(() => scene.close())

/** Both change the same ticket without hearing of each other; the first one's change arrives first. */
async function apart(atFirst: (id: string) => void, atSecond: (id: string) => void) {
  const id = first.ticket({ title: 'seen by both' })
  await settled('both have it', () => (second.shown(id)?.version ?? 0) > 0)
  await first.drained()
  const file = second.the.file
  await second.close()
  second = scene.desk({ role: 'admin', file })
  atSecond(id)
  atFirst(id)
  await first.drained()
  await second.start()
  await second.drained()
  return id
}

const openAt = (desk: Desk, id: string) =>
  desk.sync.conflicts.open().filter(({ rowId }) => rowId === id)

/** The conflict of that ticket, once both show it. */
async function shownToBoth(id: string): Promise<Conflict> {
  const shown = () => [first, second].every((each) => openAt(each, id).length === 1)
  await settled('both show the conflict', shown)
  const [conflict] = openAt(first, id)
  if (conflict === undefined) throw new Error('There is no conflict.')
  expect(openAt(second, id)).toEqual([conflict])
  return conflict
}

async function settledAtBoth(id: string): Promise<void> {
  await first.drained()
  await second.drained()
  await settled('settled at both', () =>
    [first, second].every((each) => openAt(each, id).length === 0),
  )
}

describe('two desks', () => {
  it('on two fields of one ticket both have their way', async () => {
    const id = await apart(
      (it) => first.edit(it, { title: 'new title' }),
      (it) => second.edit(it, { description: 'new description', tags: ['lamp'] }),
    )
    const both = { title: 'new title', description: 'new description', tags: ['lamp'] }
    expect(await scene.central(id)).toMatchObject({ ...both, version: 3 })
    await settled('merged', () => first.shown(id)?.version === 3)
    expect(first.shown(id)).toEqual(second.shown(id))
    expect(openAt(second, id)).toEqual([])
  })

  it('on one field keep both texts, and one person settles it for both, once', async () => {
    const id = await apart(
      (it) => first.edit(it, { title: 'came first' }),
      (it) => second.edit(it, { title: 'came second' }),
    )
    expect(await scene.central(id)).toMatchObject({ title: 'came first' })
    const conflict = await shownToBoth(id)
    expect(conflict).toMatchObject({
      ...{ entity: 'tickets', field: 'title', kind: 'field', madeBy: second.the.person.id },
      ...{ base: 'seen by both', mine: 'came second', theirs: 'came first' },
    })
    first.sync.conflicts.settle(conflict.id, { resolution: 'merged', value: 'came both' })
    await settledAtBoth(id)
    await settled('the same at both', () => second.shown(id)?.title === 'came both')
    expect(await scene.central(id)).toMatchObject({ title: 'came both' })
    const again = () => second.sync.conflicts.settle(conflict.id, { resolution: 'mine' })
    expect(again).toThrowError('settled this already')
  })

  it('that settle one conflict at the same time settle it once, as the first one said', async () => {
    const id = await apart(
      (it) => first.edit(it, { title: 'came first' }),
      (it) => second.edit(it, { title: 'came second' }),
    )
    const conflict = await shownToBoth(id)
    first.sync.conflicts.settle(conflict.id, { resolution: 'theirs' })
    second.sync.conflicts.settle(conflict.id, { resolution: 'mine' })
    await settledAtBoth(id)
    const [kept] = await scene.owner('select * from sync_conflicts where id = $1', [conflict.id])
    expect(kept).toMatchObject({ resolution: 'theirs', resolved_by: first.the.person.id })
    expect([...first.sync.deadLetters.list(), ...second.sync.deadLetters.list()]).toEqual([])
    // What the second one put in its place is a change after that one, seen by both.
    await settled('the same at both', () => first.shown(id)?.title === second.shown(id)?.title)
  })

  it('of which one deletes what the other changes, keep the change for a person to see to', async () => {
    const id = await apart(
      (it) => first.remove(it),
      (it) => second.edit(it, { title: 'edited in vain' }),
    )
    expect((await scene.central(id))?.deleted_at).not.toBeNull()
    const [kept] = await scene.owner('select * from sync_conflicts where row_id = $1', [id])
    expect(kept).toMatchObject({ kind: 'edit-of-deleted', mine: 'edited in vain' })
    await shownToBoth(id)
    expect(second.shown(id)).toBeUndefined()
  })

  it('of which one changes what the other deletes, keep the ticket and ask', async () => {
    const id = await apart(
      (it) => first.edit(it, { title: 'still needed' }),
      (it) => second.remove(it),
    )
    expect(await scene.central(id)).toMatchObject({ title: 'still needed', deleted_at: null })
    const conflict = await shownToBoth(id)
    expect(conflict).toMatchObject({ kind: 'delete-of-edited', field: null })
    await settled('it is back', () => second.shown(id)?.title === 'still needed')
    second.sync.conflicts.settle(conflict.id, { resolution: 'mine' })
    await settledAtBoth(id)
    await settled('gone at both', () => !first.shown(id) && !second.shown(id))
  })

  it('a step that the state of a ticket no longer allows is a conflict, too', async () => {
    const id = await apart(
      (it) => first.edit(it, { status: 'closed' }),
      (it) => second.edit(it, { status: 'waiting' }),
    )
    expect(await scene.central(id)).toMatchObject({ status: 'closed' })
    expect(await shownToBoth(id)).toMatchObject({ field: 'status', mine: 'waiting' })
  })
})
