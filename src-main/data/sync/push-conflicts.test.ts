import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestClub, type TestClub } from '../postgres/testing/test-club'
import { conflictsOf, rowOf } from './testing/read-central'
import { operation, remove, TestDesk, update } from './testing/test-desk'

let club: TestClub
let desk: TestDesk
let other: TestDesk

beforeAll(async () => {
  club = await startTestClub()
  desk = await TestDesk.open(club, club.person('admin'))
  other = await TestDesk.open(club, club.person('manager'))
})

afterAll(() => club.close())

describe('pushing what others changed meanwhile', () => {
  it('keeps both texts when two desks edit the same field', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    expect(await other.outcomes(update(ticket, { title: ['A ticket', 'Theirs'] }))).toEqual([
      'applied',
    ])
    expect(
      await desk.outcomes(
        update(ticket, { title: ['A ticket', 'Mine'], priority: ['low', 'high'] }),
      ),
    ).toEqual(['conflict'])
    expect(await rowOf(club, ticket)).toMatchObject({ title: 'Theirs', priority: 'high' })
    expect(await conflictsOf(club, ticket)).toEqual([
      {
        field: 'title',
        kind: 'field',
        base: 'A ticket',
        mine: 'Mine',
        theirs: 'Theirs',
        made_by: desk.person.id,
        resolution: null,
        resolved_by: null,
      },
    ])
  })

  it('makes no second conflict of going on with the same text', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    await other.push(update(ticket, { title: ['A ticket', 'Theirs'] }))
    const steps = ['b', 'c', 'd'].map((title, at) =>
      update(ticket, { title: [['A ticket', 'b', 'c'][at] ?? '', title] }),
    )
    expect(await desk.outcomes(...steps)).toEqual(['conflict', 'conflict', 'conflict'])
    expect(await conflictsOf(club, ticket)).toMatchObject([
      { base: 'A ticket', mine: 'd', theirs: 'Theirs' },
    ])
  })

  it('merges fields apart, sets, and states that still can be reached', async () => {
    const ticket = desk.ticket({ tags: ['a', 'b'] })
    await desk.push(ticket)
    await other.push(
      update(ticket, {
        tags: [
          ['a', 'b'],
          ['b', 'c'],
        ],
        status: ['open', 'in-progress'],
      }),
    )
    expect(
      await desk.outcomes(
        update(ticket, {
          tags: [
            ['a', 'b'],
            ['a', 'b', 'd'],
          ],
          status: ['open', 'resolved'],
        }),
      ),
    ).toEqual(['applied'])
    expect(await rowOf(club, ticket)).toMatchObject({ tags: ['b', 'c', 'd'], status: 'resolved' })
  })

  it('keeps a state that cannot be reached any more, and applies the rest', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    await other.push(update(ticket, { status: ['open', 'closed'] }))
    expect(
      await desk.outcomes(
        update(ticket, { status: ['open', 'waiting'], title: ['A ticket', 'b'] }),
      ),
    ).toEqual(['conflict'])
    expect(await rowOf(club, ticket)).toMatchObject({ status: 'closed', title: 'b' })
    expect(await conflictsOf(club, ticket)).toMatchObject([
      { field: 'status', mine: 'waiting', theirs: 'closed' },
    ])
  })

  it('loses no edit of a row that was deleted meanwhile', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    await other.push(remove(ticket))
    expect(
      await desk.outcomes(
        update(ticket, { title: ['A ticket', 'b'] }),
        update(ticket, { title: ['b', 'c'] }),
      ),
    ).toEqual(['conflict', 'conflict'])
    expect(await rowOf(club, ticket)).toMatchObject({
      title: 'A ticket',
      deleted_at: expect.anything(),
    })
    expect(await conflictsOf(club, ticket)).toMatchObject([
      { kind: 'edit-of-deleted', field: 'title', base: 'A ticket', mine: 'c' },
    ])
  })

  it('deletes no row that was edited meanwhile, unless by the same desk', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    await other.push(update(ticket, { title: ['A ticket', 'b'] }))
    expect(await desk.outcomes(remove(ticket))).toEqual(['conflict'])
    expect(await rowOf(club, ticket)).toMatchObject({ title: 'b', deleted_at: null })
    expect(await conflictsOf(club, ticket)).toMatchObject([
      { kind: 'delete-of-edited', field: null },
    ])
    const own = desk.ticket()
    expect(await desk.outcomes(own, update(own, { title: ['A ticket', 'b'] }))).toEqual([
      'applied',
      'applied',
    ])
    expect(
      await desk.outcomes(update(own, { title: ['b', 'c'] }), remove(own, { baseVersion: 0 })),
    ).toEqual(['applied', 'applied'])
    expect((await rowOf(club, own)).deleted_at).not.toBeNull()
  })

  it('is settled once, by anybody who sees the row', async () => {
    const ticket = desk.ticket()
    await desk.push(ticket)
    await other.push(update(ticket, { title: ['A ticket', 'Theirs'] }))
    await desk.push(update(ticket, { title: ['A ticket', 'Mine'] }))
    const { rows } = await club.owner.db.execute(
      sql`select id from sync_conflicts where row_id = ${ticket.rowId}`,
    )
    const conflict = { ...operation('update', 'sync_conflicts'), rowId: String(rows[0]?.id) }
    const blamed = update(conflict, { theirs_by: [other.person.id, desk.person.id] })
    expect(await other.outcomes(blamed)).toEqual(['FORBIDDEN'])
    expect(await other.outcomes(update(conflict, { resolution: [null, 'theirs'] }))).toEqual([
      'applied',
    ])
    expect(await desk.outcomes(update(conflict, { resolution: [null, 'mine'] }))).toEqual([
      'applied',
    ])
    expect(await conflictsOf(club, ticket)).toMatchObject([
      { resolution: 'theirs', resolved_by: other.person.id },
    ])
    const elsewhere = await TestDesk.open(club, club.person('support', 'truro'))
    const seen = await elsewhere.database.db.execute(
      sql`select from sync_conflicts where row_id = ${ticket.rowId}`,
    )
    expect(seen.rows).toEqual([])
  })
})
