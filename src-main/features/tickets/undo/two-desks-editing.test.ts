import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@shared/ipc/app-error'
import { bulkChange } from '@shared/tickets/ticket-bulk-contract'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { ticketDesk } from '../testing/ticket-desk'
import type { EditableField, EditableFields } from './editable-fields'

type TicketDesk = ReturnType<typeof ticketDesk>

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const roles = ['operator', 'manager'] as const
const ticketCount = 6
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

/** What somebody does; the desks have tags of their own, so that what became of them can be told. */
function deeds(own: string) {
  const tag = fc.constantFrom(`${own} lamp`, `${own} fan`, `${own} door`)
  const change = fc.record(
    {
      priority: fc.constantFrom(...ticketPriorities),
      category: fc.constantFrom(...ticketCategories),
      status: fc.constantFrom(...ticketStatuses),
      locationId: fc.constantFrom('harbour', 'truro'),
      dueAt: fc.constantFrom(null, '2026-12-01T15:00:00.000Z', '2027-01-01T00:00:00.000Z'),
      watching: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const one = fc.nat({ max: ticketCount - 1 })
  const many = fc.uniqueArray(one, { minLength: 1 })
  const title = fc.constantFrom(`${own}: it hums`, `${own}: it beeps`)
  return fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), one, title, change, bay: fc.nat() }),
    fc.record({ kind: fc.constant('bulk' as const), many, change, addTags: fc.array(tag) }),
    fc.record({ kind: fc.constant('untag' as const), many, removeTags: fc.array(tag) }),
    fc.constantFrom({ kind: 'undo' as const }, { kind: 'redo' as const }),
  )
}
type Deed = ReturnType<typeof deeds> extends fc.Arbitrary<infer One> ? One : never

async function act(at: TicketDesk, ids: readonly string[], deed: Deed): Promise<void> {
  const of = (places: readonly number[]) => places.map((place) => ids[place] ?? '')
  try {
    if (deed.kind === 'undo') await at.undo.undo()
    if (deed.kind === 'untag') await at.bulk.edit(of(deed.many), { removeTags: deed.removeTags })
    if (deed.kind === 'redo') await at.undo.redo()
    if (deed.kind === 'bulk') {
      const { change, addTags } = deed
      await at.bulk.edit(of(deed.many), bulkChange.parse({ ...change, addTags }))
    }
    if (deed.kind === 'edit') {
      const { bays } = at.store.choices()
      const bayId = bays[deed.bay % bays.length]?.id ?? null
      at.edit({ id: of([deed.one])[0], title: deed.title, ...deed.change, bayId })
    }
  } catch (error) {
    // What may not be is refused at once and changes nothing.
    if (!(error instanceof AppError)) throw error
  }
}

const fieldsAt = (at: TicketDesk, id: string) =>
  at.undoStore.fieldsOf([id]).get(id) ?? expect.fail('not there')

async function bothSettled(desks: readonly TicketDesk[], ids: readonly string[]): Promise<void> {
  for (const { desk } of desks) await desk.drained()
  await settled('the same at both', async () => {
    const central = await Promise.all(ids.map((id) => scene.central(id)))
    return desks.every(({ desk }) =>
      ids.every((id, place) => desk.shown(id)?.syncSeq === Number(central[place]?.sync_seq)),
    )
  })
}

async function twoDesks(): Promise<[TicketDesk, TicketDesk]> {
  const [first, second] = roles
  return [
    ticketDesk(await scene.open({ role: first }), first),
    ticketDesk(await scene.open({ role: second }), second),
  ]
}

/** Every value that was kept for a person to see to: conflicts, and what the server refused. */
async function listedValues(desks: readonly TicketDesk[], id: string, column: string) {
  const conflicts = await scene.owner(
    'select mine from sync_conflicts where row_id = $1 and field = $2',
    [id, column],
  )
  const refused = desks.flatMap(({ desk }) => desk.sync.deadLetters.list())
  return [
    ...conflicts.map(({ mine }) => mine),
    ...refused.filter(({ rowId }) => rowId === id).map(({ changes }) => changes[column]?.to),
  ]
}

const columns: Partial<Record<EditableField, string>> = {
  ...{ title: 'title', priority: 'priority', category: 'category', dueAt: 'due_at' },
  ...{ locationId: 'location_id', bayId: 'bay_id', status: 'status' },
}

/** The server writes a moment with its zone. */
function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return isDeepStrictEqual(one, other)
  return one === other || Date.parse(one) === Date.parse(other)
}

interface Work {
  readonly desks: readonly [TicketDesk, TicketDesk]
  readonly id: string
  readonly start: EditableFields
  readonly wanted: readonly EditableFields[]
}

/** What either desk had made of a ticket is what it is now or was on the way, or is listed. */
async function nothingLost({ desks, id, start, wanted }: Work): Promise<void> {
  const now = fieldsAt(desks[0], id)
  const told = await scene.owner(
    'select field, to_value as "to" from ticket_events where ticket_id = $1',
    [id],
  )
  for (const [field, column] of Object.entries(columns) as [EditableField, string][]) {
    const history = told.filter((one) => one.field === column).map(({ to }) => to)
    const kept = [now[field], ...history, ...(await listedValues(desks, id, column))]
    for (const fields of wanted) {
      if (isDeepStrictEqual(fields[field], start[field])) continue
      const isKept = kept.some((value) => sameValue(value ?? null, fields[field]))
      expect(isKept, `${field} of ${id}: ${fields[field]} among ${kept}; seed ${seed}`).toBe(true)
    }
  }
  for (const [place, own] of roles.entries()) {
    const ofOne = (tags: readonly string[]) => tags.filter((tag) => tag.startsWith(own)).toSorted()
    const refused = desks.some(({ desk }) => desk.sync.deadLetters.list().length > 0)
    if (!refused) expect(ofOne(now.tags)).toEqual(ofOne(wanted[place]?.tags ?? []))
  }
}

describe('two desks that edit everything at once', () => {
  it('without the line: both show the same afterwards, and nothing is lost', async () => {
    const before = await twoDesks()
    const ids = before[0].desk.tickets(ticketCount)
    await bothSettled(before, ids)
    const start = ids.map((id) => fieldsAt(before[0], id))
    for (const { desk } of before) await desk.close()
    const again = (place: 0 | 1) => {
      const { file } = before[place].desk.the
      return ticketDesk(scene.desk({ role: roles[place], file }), roles[place])
    }
    const desks = [again(0), again(1)] as const
    for (const [place, at] of desks.entries()) {
      const own = roles[place] ?? expect.fail('no role')
      for (const deed of fc.sample(deeds(own), { seed: seed + place, numRuns: 60 })) {
        await act(at, ids, deed)
      }
    }
    const wanted = ids.map((id) => desks.map((at) => fieldsAt(at, id)))
    await Promise.all(desks.map(({ desk }) => desk.start()))
    await bothSettled([...desks], ids)
    for (const [place, id] of ids.entries()) {
      expect(fieldsAt(desks[0], id)).toEqual(fieldsAt(desks[1], id))
      const from = start[place] ?? expect.fail('no start')
      await nothingLost({ desks, id, start: from, wanted: wanted[place] ?? [] })
    }
  })

  it('while they hear of each other: both show what the server has', async () => {
    const desks = await twoDesks()
    const ids = desks[0].desk.tickets(ticketCount)
    await bothSettled(desks, ids)
    const [mine, theirs] = roles.map((own, place) =>
      fc.sample(deeds(own), { seed: seed + 10 + place, numRuns: 60 }),
    )
    for (const [turn, deed] of (mine ?? []).entries()) {
      await act(desks[0], ids, deed)
      const other = theirs?.[turn]
      if (other !== undefined) await act(desks[1], ids, other)
      // Now and then one hears of the other in the midst of it.
      if (turn % 7 === 0) await desks[turn % 2]?.desk.drained()
    }
    await bothSettled(desks, ids)
    for (const id of ids) expect(fieldsAt(desks[0], id)).toEqual(fieldsAt(desks[1], id))
  })
})
