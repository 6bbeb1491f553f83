import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { mayBecome, ticketStatuses } from '@shared/tickets/ticket-status'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { ticketDesk } from '../testing/ticket-desk'
import type { EditableFields } from './editable-fields'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const tag = fc.constantFrom('lamp', 'noise', 'fan', 'door')
const line = fc.constantFrom('Old lamp', 'New lamp', null)
const edit = fc.record(
  {
    title: fc.constantFrom('It hums', 'It beeps'),
    description: fc.constantFrom('', 'Since Monday.'),
    category: fc.constantFrom(...ticketCategories),
    priority: fc.constantFrom(...ticketPriorities),
    status: fc.constantFrom(...ticketStatuses),
    locationId: fc.constantFrom('harbour', 'truro'),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    dueAt: fc.constantFrom(null, '2026-12-01T15:00:00.000Z', '2027-01-01T00:00:00.000Z'),
    ...{ watching: fc.boolean(), cause: line, fix: line },
  },
  { requiredKeys: [] },
)

/** What the server says, in the words of the copy. */
const central = async (id: string) => {
  const row = (await scene.central(id)) ?? expect.fail('not there')
  const { title, description, category, priority, status, tags, watchers, cause, fix } = row
  return { title, description, category, priority, status, tags, watchers, cause, fix }
}

describe('undoing', () => {
  it('puts any changes back in the reverse of their order, and the server agrees', async () => {
    const {
      desk,
      edit: change,
      undo,
      undoStore,
    } = ticketDesk(await scene.open({ role: 'operator' }), 'operator')
    const fieldsOf = (id: string) => undoStore.fieldsOf([id]).get(id) ?? expect.fail('not there')
    const begun: [string, EditableFields][] = []
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 6 }), fc.boolean(), async (edits, sent) => {
        const id = desk.ticket({ tags: ['lamp', 'door'] })
        if (sent) await desk.drained()
        const seen = [fieldsOf(id)]
        for (const { status, ...rest } of edits) {
          const may = status !== undefined && mayBecome(fieldsOf(id).status, status)
          if (change({ id, ...rest, ...(may ? { status } : {}) }).undoId !== null) {
            seen.push(fieldsOf(id))
          }
        }
        if (sent) await desk.drained()
        for (const before of seen.slice(0, -1).toReversed()) {
          expect((await undo.undo()).left).toEqual([])
          expect(fieldsOf(id)).toEqual(before)
        }
        begun.push([id, seen[0] ?? expect.fail('no start')])
      }),
      { numRuns: 30 },
    )
    await desk.drained()
    expect(desk.sync.deadLetters.list()).toEqual([])
    for (const [id, fields] of begun) expect(fields).toMatchObject(await central(id))
  })

  it('keeps the last hundred changes, and none that changed nothing', async () => {
    const { desk, edit: change, undo } = ticketDesk(await scene.open(), 'admin')
    const id = desk.ticket()
    const first = change({ id, title: 'Change 0' }).undoId ?? expect.fail('no id')
    expect(change({ id, title: 'Change 0' }).undoId).toBeNull()
    for (let number = 1; number <= 100; number += 1) change({ id, title: `Change ${number}` })
    await expect(undo.undo(first)).rejects.toThrow('left to undo')
    for (let number = 1; number <= 100; number += 1) await undo.undo()
    expect(desk.shown(id)?.title).toBe('Change 0')
    await expect(undo.undo()).rejects.toThrow('left to undo')
  })
})
