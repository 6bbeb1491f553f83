import { ticketPriorities } from '@shared/tickets/ticket-kinds'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { ticketDesk } from '../testing/ticket-desk'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const edit = fc.record(
  {
    title: fc.constantFrom('It hums', 'It beeps'),
    priority: fc.constantFrom(...ticketPriorities),
    tags: fc.uniqueArray(fc.constantFrom('lamp', 'fan', 'door'), { maxLength: 3 }),
    locationId: fc.constantFrom('harbour', 'truro'),
  },
  { requiredKeys: [] },
)

describe('doing again', () => {
  it('brings back whatever was undone, in its order', async () => {
    const desk = await scene.open({ role: 'operator' })
    const { edit: change, undo, undoStore } = ticketDesk(desk, 'operator')
    const fieldsOf = (id: string) => undoStore.fieldsOf([id]).get(id) ?? expect.fail('not there')
    const edits = fc.array(edit, { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(edits, fc.nat({ max: 4 }), async (given, times) => {
        const id = desk.ticket({ tags: ['lamp'] })
        const seen = [fieldsOf(id)]
        for (const one of given) {
          if (change({ id, ...one }).undoId !== null) seen.push(fieldsOf(id))
        }
        const back = Math.min(times, seen.length - 1)
        for (let turn = 0; turn < back; turn += 1) await undo.undo()
        expect(fieldsOf(id)).toEqual(seen.at(-1 - back))
        for (let turn = back - 1; turn >= 0; turn -= 1) {
          expect((await undo.redo()).left).toEqual([])
          expect(fieldsOf(id)).toEqual(seen.at(-1 - turn))
        }
        await expect(undo.redo()).rejects.toMatchObject({ code: 'NOTHING_TO_REDO' })
      }),
      { numRuns: 30 },
    )
  })

  it('ends where something else is done, and leaves what somebody changed since', async () => {
    const desk = await scene.open({ role: 'operator' })
    const { edit: change, undo } = ticketDesk(desk, 'operator')
    const id = desk.ticket({ title: 'It hums' })
    change({ id, title: 'It beeps' })
    await undo.undo()
    change({ id, priority: 'urgent' })
    await expect(undo.redo()).rejects.toMatchObject({ code: 'NOTHING_TO_REDO' })
    await undo.undo()
    expect((await undo.redo()).restored).toBe(1)
    expect(desk.shown(id)?.priority).toBe('urgent')
  })
})

describe('undoing an import', () => {
  it('archives what was made, but what somebody has worked on since', async () => {
    const desk = await scene.open({ role: 'operator' })
    const { edit: change, undo, undoStore } = ticketDesk(desk, 'operator')
    const ids = [desk.ticket({ title: 'Made' }), desk.ticket({ title: 'Begun' })]
    const undoId = undo.imported(ids.map((id) => ({ id, title: id, status: 'open' as const })))
    change({ id: ids[1], status: 'in-progress' })
    const result = await undo.undo(undoId ?? expect.fail('not kept'))
    expect(result).toMatchObject({ kind: 'import', restored: 1, left: [{ id: ids[1] }] })
    const statuses = ids.map((id) => undoStore.fieldsOf([id]).get(id)?.status)
    expect(statuses).toEqual(['archived', 'in-progress'])
    await undo.redo(result.undoId ?? expect.fail('no way back'))
    expect(undoStore.fieldsOf(ids).get(ids[0] ?? '')?.status).toBe('open')
    expect(undo.imported([])).toBeNull()
  })
})
