import { randomUUID } from 'node:crypto'
import type { Role } from '@shared/accounts/role'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { type RelatedTickets, relatedTicketsOf } from '../testing/related-tickets'

let scene: DeskScene
beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

async function deskOf(role: Role, at: readonly string[] = []) {
  return relatedTicketsOf(await scene.open({ role, at }), role)
}

const items = (...texts: readonly string[]) =>
  texts.map((text) => ({ id: randomUUID(), text, done: false }))

const said = (desk: RelatedTickets, id: string) =>
  desk.timeline.of(id).flatMap((entry) => (entry.kind === 'comment' ? entry.body : []))

const titles = (briefs: readonly { readonly title: string }[]) => briefs.map(({ title }) => title)

describe('a merged ticket', () => {
  it('keeps what it is, and is read where it goes on', async () => {
    const desk = await deskOf('support')
    const [one, other] = [desk.create('Projector dark'), desk.create('Projector cuts out')]
    const before = desk.store.show(one)
    desk.tickets.comment({ id: one, body: 'First seen here.', mentions: [] })
    desk.tickets.comment({ id: other, body: 'And here.', mentions: [] })
    expect(desk.relations.merge({ id: one, into: other }).id).toBe(other)
    expect(desk.timeline.of(other)).toMatchObject([
      { body: 'First seen here.', fromTicket: { id: one, title: 'Projector dark' } },
      { body: 'And here.' },
    ])
    expect(desk.timeline.of(other)[1]?.fromTicket).toBeUndefined()
    expect(desk.relations.of(other).mergedHere).toMatchObject([{ id: one }])
    expect(desk.relations.of(one).mergedInto).toMatchObject({ id: other })
    await desk.desk.drained()
    expect(await scene.central(one)).toMatchObject({ merged_into_id: other, status: 'open' })
    desk.relations.unmerge(one)
    const { updatedAt, pending, commentCount, ...kept } = before
    expect(desk.store.show(one)).toMatchObject(kept)
    expect(said(desk, other)).toEqual(['And here.'])
  })

  it('is not merged twice, nor into itself or what was merged into it', async () => {
    const desk = await deskOf('operator')
    const [a, b, c] = [desk.create('A'), desk.create('B'), desk.create('C')]
    desk.relations.merge({ id: a, into: b })
    expect(() => desk.relations.merge({ id: a, into: c })).toThrow('merged into “B”. Undo that')
    expect(() => desk.relations.merge({ id: b, into: a })).toThrow('merged into this one. Undo')
    expect(() => desk.relations.merge({ id: c, into: c })).toThrow('into itself')
    // What was merged stands for where it goes on.
    expect(desk.relations.merge({ id: c, into: a }).id).toBe(b)
    expect(titles(desk.relations.of(b).mergedHere)).toEqual(['A', 'C'])
  })

  it('takes its links, its whole and its parts along, as long as it is merged', async () => {
    const desk = await deskOf('operator')
    const { relations } = desk
    const [one, other, far] = [desk.create('One'), desk.create('Other'), desk.create('Far')]
    const whole = desk.create('Whole')
    const part = desk.create('Part', { parentId: one })
    desk.tickets.edit({ id: one, parentId: whole })
    relations.link({ id: one, otherId: far, way: 'blocked-by' })
    relations.link({ id: one, otherId: other, way: 'related' })
    relations.merge({ id: one, into: other })
    expect(relations.of(other)).toMatchObject({
      ...{ wholes: [{ id: whole }], parts: [{ id: part }] },
      links: [{ way: 'blocked-by', ticket: { id: far } }],
    })
    expect(relations.of(far).links).toMatchObject([{ way: 'blocks', ticket: { id: other } }])
    expect(relations.of(part).wholes).toMatchObject([{ id: other }])
    expect(relations.of(whole).parts).toMatchObject([{ id: other }])
    relations.unmerge(one)
    expect(relations.of(other)).toMatchObject({
      wholes: [],
      parts: [],
      links: [{ way: 'related' }],
    })
    expect(relations.of(far).links).toMatchObject([{ ticket: { id: one } }])
  })

  it('is merged one way only when two desks do it both ways, and nothing is lost', async () => {
    const [dana, away] = [await deskOf('operator'), await deskOf('manager')]
    const [a, b] = [dana.create('Keypad dead'), dana.create('Keypad slow')]
    dana.tickets.comment({ id: a, body: 'On the one.', mentions: [] })
    dana.tickets.comment({ id: b, body: 'On the other.', mentions: [] })
    await dana.desk.drained()
    await settled('at the other desk', () => said(away, b).length === 1 && away.desk.shown(a))
    await away.desk.close()
    const theo = relatedTicketsOf(
      scene.desk({ role: 'manager', file: away.desk.the.file }),
      'manager',
    )
    theo.relations.merge({ id: b, into: a })
    dana.relations.merge({ id: a, into: b })
    await dana.desk.drained()
    await theo.desk.start()
    await theo.desk.drained()
    const refused = await settled('refused', () => theo.desk.sync.deadLetters.list()[0])
    expect(JSON.stringify(refused)).toContain('merged into this one meanwhile')
    expect(await scene.central(a)).toMatchObject({ merged_into_id: b })
    expect(await scene.central(b)).toMatchObject({ merged_into_id: null })
    await settled('both agree', () => theo.relations.of(b).mergedHere[0]?.id === a)
    for (const desk of [dana, theo]) {
      expect(said(desk, b).toSorted()).toEqual(['On the one.', 'On the other.'])
    }
  })

  it('reads every comment exactly once, however tickets are merged and taken apart', async () => {
    const desk = await deskOf('operator')
    const { relations } = desk
    const step = fc.tuple(fc.boolean(), fc.nat(4), fc.nat(4))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
        const ids = [0, 1, 2, 3, 4].map((n) => desk.create(`Ticket ${n}`))
        for (const id of ids) desk.tickets.comment({ id, body: `Beside ${id}`, mentions: [] })
        for (const [merges, from, to] of steps) {
          const [id = '', into = ''] = [ids[from], ids[to]]
          try {
            if (merges) relations.merge({ id, into })
            else relations.unmerge(id)
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^MERGE/) })
          }
          const ends = ids.filter((each) => desk.store.show(each).mergedIntoId === null)
          expect(ends.flatMap((each) => said(desk, each)).toSorted()).toEqual(
            ids.map((each) => `Beside ${each}`).toSorted(),
          )
          for (const each of ids) expect(ends).toContain(relations.of(each).mergedInto?.id ?? each)
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('a ticket of which a part is split off', () => {
  it('gives its things to do away once, and its comments are quoted', async () => {
    const desk = await deskOf('support')
    const checklist = items('Order a lamp', 'Clean the lens', 'Call the guest')
    const whole = desk.create('Projector', { checklist })
    const told = desk.tickets.comment({ id: whole, body: 'Lamp is dim.\nLens, too.', mentions: [] })
    await desk.desk.drained()
    const moved = checklist.slice(0, 2).map(({ id }) => id)
    const part = desk.split({
      ...{ id: whole, title: 'Lens and lamp', checklistItemIds: moved, commentIds: [told.id] },
    })
    expect(desk.store.show(part)).toMatchObject({
      ...{ parentId: whole, checklist: checklist.slice(0, 2), category: 'tech' },
      description: expect.stringMatching(
        /^.+, \d{4}-\d\d-\d\d \d\d:\d\d:\n> Lamp is dim.\n> Lens, too.$/,
      ),
    })
    expect(desk.store.show(whole).checklist).toEqual(checklist.slice(2))
    expect(desk.relations.of(whole).parts).toMatchObject([{ id: part, status: 'open' }])
    await desk.desk.drained()
    expect(await scene.central(whole)).toMatchObject({ checklist: checklist.slice(2) })
    expect(await scene.central(part)).toMatchObject({ parent_id: whole })
    const again = { id: whole, title: 'Again', checklistItemIds: moved, commentIds: [] }
    expect(() => desk.split(again)).toThrow('checklist has changed')
  })

  it('has every item exactly once, whatever is split off and put back', async () => {
    const desk = await deskOf('operator')
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(15)), { maxLength: 8 }), (steps) => {
        const checklist = items('a', 'b', 'c', 'd')
        const all = [desk.create('Whole', { checklist })]
        for (const [at, which] of steps) {
          const id = all[at % all.length] ?? ''
          const ticket = desk.store.show(id)
          if (ticket.mergedIntoId !== null) continue
          const chosen = ticket.checklist.filter((_, n) => ((which >> n) & 1) === 1)
          if (which % 3 === 0 && ticket.parentId !== null) desk.relations.undoSplit(id)
          else
            all.push(
              desk.split({ id, title: 'Part', checklistItemIds: chosen.map((one) => one.id) }),
            )
          const ends = all.map((each) => desk.store.show(each)).filter((one) => !one.mergedIntoId)
          const ids = ends.flatMap((one) => one.checklist.map((item) => item.id))
          expect(ids.toSorted()).toEqual(checklist.map((item) => item.id).toSorted())
        }
      }),
      { numRuns: 15 },
    )
    await desk.desk.drained()
    expect(desk.desk.sync.deadLetters.list()).toEqual([])
  })

  it('is never a part of its parts', async () => {
    const desk = await deskOf('support')
    const whole = desk.create('Whole')
    const part = desk.split({ id: whole, title: 'Part' })
    const piece = desk.split({ id: part, title: 'Piece' })
    expect(() => desk.tickets.edit({ id: whole, parentId: piece })).toThrow('a part of this one')
    expect(() => desk.tickets.edit({ id: whole, parentId: whole })).toThrow('part of itself')
    expect(() => desk.tickets.edit({ id: whole, parentId: randomUUID() })).toThrow('not on this')
    expect(desk.tickets.edit({ id: piece, parentId: whole }).parentId).toBe(whole)
  })
})

describe('a link', () => {
  it('is there once, seen from both sides, and goes on both', async () => {
    const desk = await deskOf('support')
    const { relations } = desk
    const [lamp, bay] = [desk.create('Order a lamp'), desk.create('Bay is dark')]
    const { ids } = relations.link({ id: lamp, otherId: bay, way: 'blocks' })
    expect(relations.link({ id: bay, otherId: lamp, way: 'blocked-by' })).toEqual({ ids })
    expect(() => relations.link({ id: bay, otherId: lamp, way: 'blocks' })).toThrow('waits')
    expect(relations.of(bay).links).toMatchObject([
      { ids, way: 'blocked-by', ticket: { id: lamp } },
    ])
    await desk.desk.drained()
    relations.unlink(ids)
    expect([...relations.of(bay).links, ...relations.of(lamp).links]).toEqual([])
    expect(() => relations.link({ id: bay, otherId: bay, way: 'related' })).toThrow('itself')
    await desk.desk.drained()
    const [link] = await scene.owner('select deleted_at from ticket_links where id = $1', ids)
    expect(link?.deleted_at).not.toBeNull()
  })

  it('leads to no ticket that a person may not see, and neither does merging', async () => {
    const admin = await deskOf('admin')
    const [here, there] = [admin.create('Here', { locationId: 'truro' }), admin.create('There')]
    admin.relations.link({ id: here, otherId: there, way: 'related' })
    await admin.desk.drained()
    const desk = await deskOf('support', ['truro'])
    await settled('here', () => desk.desk.shown(here))
    expect(desk.relations.of(here).links).toEqual([])
    expect(() => desk.relations.merge({ id: here, into: there })).toThrow('not on this device')
    expect(() => desk.relations.link({ id: here, otherId: there, way: 'blocks' })).toThrow()
    admin.relations.merge({ id: here, into: there })
    await admin.desk.drained()
    await settled('merged', () => desk.desk.shown(here)?.mergedIntoId === there)
    expect(desk.relations.of(here).mergedInto).toBeNull()
  })

  it('is made to tickets that are found by their words, or stand near', async () => {
    const desk = await deskOf('operator')
    const [one, other] = [desk.create('Ball machine hums'), desk.create('Ball machine jams')]
    const merged = desk.create('Ball machine stops')
    desk.relations.merge({ id: merged, into: one })
    const found = (text: string) => desk.relations.findOther({ id: one, text }).map(({ id }) => id)
    expect(found('ball mach')).toEqual([other])
    expect(found('')).toContain(other)
    expect(found('ball" OR zebra *')).toEqual([])
  })
})
