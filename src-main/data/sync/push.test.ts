import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestClub, type TestClub } from '../postgres/testing/test-club'
import type { Operation, OperationResult } from './protocol'
import { rowOf } from './testing/read-central'
import { operation, remove, TestDesk, to, update } from './testing/test-desk'

let club: TestClub
let desk: TestDesk
let other: TestDesk

beforeAll(async () => {
  club = await startTestClub()
  desk = await TestDesk.open(club, club.person('admin'))
  other = await TestDesk.open(club, club.person('manager'))
})

afterAll(() => club.close())

describe('what is applied', () => {
  it('adds, changes and deletes rows under the person’s own name', async () => {
    const ticket = desk.ticket()
    expect(await desk.outcomes(ticket, update(ticket, { title: ['A ticket', 'Two'] }))).toEqual([
      'applied',
      'applied',
    ])
    expect(await rowOf(club, ticket)).toMatchObject({
      title: 'Two',
      version: 2,
      updated_by: desk.person.id,
      deleted_at: null,
    })
    expect(await desk.outcomes(remove(ticket, { baseVersion: 2 }))).toEqual(['applied'])
    expect((await rowOf(club, ticket)).deleted_at).not.toBeNull()
  })

  it('tells the number from which on a copy contains the change', async () => {
    const ticket = desk.ticket()
    const contains = async (result: OperationResult | undefined) => {
      if (result?.status !== 'applied') throw new Error(`not applied: ${result?.status}`)
      const { reached } = await desk.central.pull(0, 1_000_000)
      return (
        Number((await rowOf(club, ticket)).sync_seq) <= result.syncSeq && result.syncSeq <= reached
      )
    }
    const [added] = await desk.push(ticket)
    expect(await contains(added)).toBe(true)
    const rename = () => update(ticket, { title: ['A ticket', 'Two'] })
    const [changed, same] = await desk.push(rename(), rename())
    expect(await contains(changed)).toBe(true)
    expect(await contains(same)).toBe(true)
  })

  it('does not count an update that changes nothing', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    const before = await rowOf(club, ticket)
    await club.owner.db.execute(sql`update tickets set title = title where id = ${ticket.rowId}`)
    expect(await rowOf(club, ticket)).toEqual(before)
  })

  it('takes changes of guests’ screens, which may not read them back', async () => {
    const kiosk = await TestDesk.open(club, club.person('kiosk', 'harbour'))
    const id = randomUUID()
    const question = operation('insert', 'questions', {
      rowId: id,
      changes: to({
        trace_id: id.replaceAll('-', ''),
        text: 'When do you open?',
        channel: 'app',
        location_id: 'harbour',
        asked_by: kiosk.person.id,
        asked_at: '2026-11-20T12:00:00.000Z',
      }),
    })
    expect(await kiosk.outcomes(question)).toEqual(['applied'])
  })
})

describe('what is refused', () => {
  const ticketWith = (more: Partial<Operation>) => ({ ...desk.ticket(), ...more })
  const cases: readonly [string, string, () => Operation][] = [
    ['TOO_LARGE', 'a text of 300 kB', () => desk.ticket({ description: 'x'.repeat(300_000) })],
    ['UNKNOWN_ENTITY', 'a table that nobody pushes to', () => ticketWith({ entity: 'staff' })],
    [
      'UNKNOWN_ENTITY',
      'no table at all',
      () => ticketWith({ entity: "x'; drop table tickets; --" }),
    ],
    ['UNKNOWN_FIELD', 'a column there is not', () => desk.ticket({ colour: 'red' })],
    [
      'UNKNOWN_FIELD',
      'a key that JavaScript treats specially',
      () => desk.ticket(JSON.parse('{"__proto__": {"x": 1}}')),
    ],
    ['FORGED_AUTHOR', 'somebody else’s name', () => desk.ticket({ created_by: other.person.id })],
    ['FORGED_AUTHOR', 'no name', () => desk.ticket({ created_by: null })],
    [
      'FUTURE_CLOCK',
      'a clock two days ahead',
      () => ticketWith({ madeAt: new Date(Date.now() + 172_800_000).toISOString() }),
    ],
    ['FUTURE_CLOCK', 'the year 2099', () => ticketWith({ madeAt: '2099-01-01T00:00:00.000Z' })],
    ['MALFORMED', 'a time that is none', () => ticketWith({ madeAt: '2026-13-45T00:00:00.000Z' })],
    ['MALFORMED', 'NUL in a text', () => desk.ticket({ title: 'a\0b' })],
    ['MALFORMED', 'half a surrogate pair', () => desk.ticket({ title: '\ud800' })],
    ['MALFORMED', 'an id that is none', () => ticketWith({ opId: 'not an id' })],
    ['MALFORMED', 'an id with NUL', () => ticketWith({ opId: 'a\0' })],
    ['MALFORMED', 'another kind', () => ticketWith({ kind: 'upsert' as 'insert' })],
    ['MALFORMED', 'changes that are no object', () => ticketWith({ changes: [] as never })],
    [
      'MALFORMED',
      'a change that is no object',
      () => ticketWith({ changes: { title: 'x' } as never }),
    ],
    [
      'MALFORMED',
      'an update without what was seen',
      () => operation('update', 'tickets', { changes: to({ title: 'x' }) }),
    ],
    ['MALFORMED', 'a version that is no number', () => ticketWith({ baseVersion: 'x' as never })],
    ['MALFORMED', 'a version beyond all numbers', () => ticketWith({ baseVersion: 1e300 })],
    ['MALFORMED', 'an entity that is no text', () => ticketWith({ entity: 5 as never })],
    ['MALFORMED', 'an id of another row', () => desk.ticket({ id: randomUUID() })],
    [
      'NOT_FOUND',
      'a row there is not',
      () => operation('update', 'tickets', { changes: { title: { from: 'a', to: 'b' } } }),
    ],
    ['INVALID', 'a value that is not allowed', () => desk.ticket({ category: 'magic' })],
    ['INVALID', 'a value of another type', () => desk.ticket({ bay_id: 'seven' })],
    ['INVALID', 'an object for a text array', () => desk.ticket({ tags: { a: 1 } })],
    ['INVALID', 'a missing value', () => desk.ticket({ title: null })],
    ['INVALID', 'a row id that is none', () => ticketWith({ rowId: 'seven' })],
    [
      'MISSING_REFERENCE',
      'a conversation there is not',
      () => desk.ticket({ conversation_id: randomUUID() }),
    ],
    ['FORBIDDEN', 'a column that only the database sets', () => desk.ticket({ sync_seq: 1 })],
    [
      'FORBIDDEN',
      'a change of what is only ever added',
      () => operation('update', 'ticket_comments', { changes: { body: { from: 'a', to: 'b' } } }),
    ],
  ]

  it.each(cases)('%s: %s', async (code, _, make) => {
    const [before, after] = [desk.ticket(), desk.ticket()]
    const bad = make()
    expect(await desk.outcomes(before, bad, after)).toEqual(['applied', code, 'applied'])
    const { rows } = await club.owner.db.execute(
      sql`select code, person_id, operation from dead_letters order by refused_at desc, id limit 1`,
    )
    expect(rows[0]).toMatchObject({
      code,
      person_id: desk.person.id,
      operation: code === 'TOO_LARGE' ? null : expect.any(String),
    })
  })

  it('DUPLICATE: a row that is there', async () => {
    const ticket = desk.ticket()
    expect(await desk.outcomes(ticket, { ...ticket, opId: randomUUID() })).toEqual([
      'applied',
      'DUPLICATE',
    ])
  })

  it('WRONG_VERSION: a version that the row has not come to', async () => {
    const ticket = desk.ticket()
    const ahead = update(ticket, { title: ['A ticket', 'b'] }, { baseVersion: 7 })
    expect(await desk.outcomes(ticket, ahead)).toEqual(['applied', 'WRONG_VERSION'])
  })

  it('OP_ID_TAKEN: another operation, whoever’s, has that id', async () => {
    const ticket = desk.ticket()
    const again = { ...desk.ticket(), opId: ticket.opId }
    await desk.push(ticket)
    expect(await desk.outcomes(again)).toEqual(['OP_ID_TAKEN'])
    expect(await other.outcomes({ ...other.ticket(), opId: ticket.opId })).toEqual(['OP_ID_TAKEN'])
    expect(await rowOf(club, again)).toEqual({})
    const odd = { ...other.ticket(), opId: ticket.opId, madeAt: 'yesterday' }
    expect(await other.outcomes(odd, other.ticket())).toEqual(['OP_ID_TAKEN', 'applied'])
  })

  it('FORBIDDEN: what the role, the location or an earlier state does not allow', async () => {
    const operator = await TestDesk.open(club, club.person('operator', 'bedford'))
    const ticket = operator.ticket({ location_id: 'bedford' })
    expect(
      await operator.outcomes(operator.ticket({ location_id: 'truro' }), ticket, remove(ticket)),
    ).toEqual(['FORBIDDEN', 'applied', 'FORBIDDEN'])
    const away = update(ticket, { location_id: ['bedford', 'truro'] })
    expect(await operator.outcomes(away)).toEqual(['FORBIDDEN'])
    const hidden = desk.ticket()
    await desk.push(hidden)
    const unseen = update(hidden, { title: ['A ticket', 'b'] })
    expect(await operator.outcomes(unseen)).toEqual(['NOT_FOUND'])
  })

  it('INVALID: a state that cannot be reached from the one that was seen', async () => {
    const ticket = desk.ticket()
    expect(await desk.outcomes(ticket, update(ticket, { status: ['open', 'archived'] }))).toEqual([
      'applied',
      'INVALID',
    ])
  })

  it('leaves what depends on it waiting, through any number of steps, until it is sent anew', async () => {
    const bad = desk.ticket({ category: 'magic' })
    const child = { ...update(bad, { title: ['A ticket', 'b'] }), dependsOn: [bad.opId] }
    const grandchild = { ...update(bad, { title: ['b', 'c'] }), dependsOn: [child.opId] }
    expect(await desk.outcomes(bad, child, grandchild, desk.ticket())).toEqual([
      'INVALID',
      'waiting',
      'waiting',
      'applied',
    ])
    const good = { ...bad, opId: randomUUID(), changes: desk.ticket().changes }
    const freed = { ...child, dependsOn: [good.opId] }
    expect(await desk.outcomes(good, freed, { ...grandchild, dependsOn: [freed.opId] })).toEqual([
      'applied',
      'applied',
      'applied',
    ])
    expect(await rowOf(club, good)).toMatchObject({ title: 'c' })
  })

  it('gives people nothing to do with operations of others or without a device of their own', async () => {
    await expect(other.central.push(desk.device, [])).rejects.toMatchObject({
      code: 'FOREIGN_DEVICE',
    })
    await expect(other.central.hello(desk.device)).rejects.toMatchObject({ code: 'FOREIGN_DEVICE' })
    const { rows } = await other.database.db.execute(
      sql`select from sync_ops where person_id <> ${other.person.id}`,
    )
    expect(rows).toEqual([])
  })
})
