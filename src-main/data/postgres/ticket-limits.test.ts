import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from './migrations'
import { type SignedIn, signInDesk } from './testing/desk-people'
import { firstSteps } from './testing/first-steps'
import { add, codeOf, type Row, run } from './testing/raw-sql'
import { startTestClub, type TestClub, testTime } from './testing/test-club'
import { postgresMigrations } from './testing/test-server'

const tooLong = '23514'
const forbidden = '42501'

let club: TestClub
let support: SignedIn
let operator: SignedIn
let manager: SignedIn

const ticket = (by: SignedIn, more: Row = {}) => ({
  ...{ title: 'Projector flickers', category: 'tech', priority: 'high' },
  ...{ location_id: 'bedford', created_by: by.id, created_at: testTime, ...more },
})
const newTicket = (by = support, more: Row = {}) => add(by.database, 'tickets', ticket(by, more))
const item = (text: string, more = {}) => ({ id: randomUUID(), text, done: false, ...more })
const json = JSON.stringify
const many = (count: number, one: string) => Array.from({ length: count }, () => one)

const old = { description: 'x'.repeat(1_000_000), tags: many(3_000, 'a'.repeat(90)) }
let oldTicket: string
let oldTemplate: string

/** A club whose people wrote more than there is room for now. */
async function fill(): Promise<void> {
  oldTicket = await newTicket(support, {
    ...{
      ...old,
      title: 'T'.repeat(500),
      checklist: json(many(300, 'x').map((text) => item(text))),
    },
  })
  const body = 'Long. '.repeat(5_000)
  const said = { ticket_id: oldTicket, author_id: support.id, body, created_at: testTime }
  await add(support.database, 'ticket_comments', said)
  oldTemplate = await add(manager.database, 'ticket_templates', {
    ...{ name: 'Old', title: 'Old', description: old.description, tags: ['b'.repeat(90)] },
    ...{ category: 'tech', priority: 'low', location_id: 'bedford', created_by: manager.id },
    schedule: { every: 'day', at: '09:00' },
  })
}

beforeAll(async () => {
  const before = firstSteps(12)
  club = await startTestClub(before)
  rmSync(before, { recursive: true })
  ;({ support, operator, manager } = signInDesk(club))
  await fill()
  await migrate(club.owner, postgresMigrations)
})
afterAll(() => club.close())

const change = (id: string, column: string, value: unknown, by = support) =>
  codeOf(run(by.database, `update tickets set ${column} = $2 where id = $1`, [id, value]))

describe('what people write in tickets', () => {
  it.each<[string, unknown, unknown]>([
    ['title', '😀'.repeat(200), 'x'.repeat(201)],
    ['description', '😀'.repeat(20_000), 'x'.repeat(10_000_000)],
    ['tags', many(20, 'ü'.repeat(40)), many(21, 'a')],
    ['tags', [], ['a'.repeat(41)]],
    ['tags', ['a'], many(5_000, 'a'.repeat(2_000))],
    ['checklist', json(many(100, '\u0001'.repeat(300)).map((t) => item(t))), json(many(101, '{}'))],
    ['checklist', json([]), json([item('x'.repeat(301))])],
    ['checklist', json([item('Lens')]), json([item('Lens', { more: 'x'.repeat(100_000) })])],
  ])('has %s no longer than a desk lets it be', async (column, most, more) => {
    expect(await codeOf(newTicket(support, { [column]: more }))).toBe(tooLong)
    const id = await newTicket(support, { [column]: most })
    expect(await change(id, column, more)).toBe(tooLong)
    expect(await change(id, column, more, manager)).toBe(tooLong)
  })

  it('is told what is too long, in words for people', async () => {
    const refused = newTicket(support, { tags: many(21, 'a') })
    await expect(refused).rejects.toThrow('A ticket has at most 20 tags of 40 letters each.')
  })

  it('is as long elsewhere as is agreed', async () => {
    const [id, by] = [await newTicket(), support.id]
    const comment = { ticket_id: id, author_id: by, created_at: testTime }
    const view = { screen: 'tickets', created_by: by, filters: {}, name: 'Mine' }
    const refused = [
      add(support.database, 'ticket_comments', { ...comment, body: 'x'.repeat(10_001) }),
      add(support.database, 'saved_views', { ...view, name: 'x'.repeat(81) }),
      add(support.database, 'saved_views', { ...view, filters: { x: 'x'.repeat(300_000) } }),
    ]
    expect(await Promise.all(refused.map(codeOf))).toEqual([tooLong, tooLong, tooLong])
    await add(support.database, 'ticket_comments', { ...comment, body: 'x'.repeat(10_000) })
    await add(support.database, 'saved_views', view)
  })
})

describe('what was written before there were limits', () => {
  it('stays, and is changed elsewhere, moved and told again', async () => {
    expect(await change(oldTicket, 'status', 'in-progress')).toBe('')
    expect(await change(oldTicket, 'tags', old.tags)).toBe('')
    // Its comments are sent again to whoever sees it now.
    expect(await change(oldTicket, 'location_id', 'truro')).toBe('')
    const [row] = await run(club.owner, 'select length(title) as n from tickets where id = $1', [
      oldTicket,
    ])
    expect(row).toEqual({ n: 500 })
  })

  it('gets shorter, and no longer', async () => {
    expect(await change(oldTicket, 'title', 'T'.repeat(600))).toBe(tooLong)
    expect(await change(oldTicket, 'title', 'Short')).toBe('')
  })

  it('still comes again by itself', async () => {
    await run(club.owner, 'update ticket_templates set next_at = now() where id = $1', [
      oldTemplate,
    ])
    await run(support.database, 'select clubos_open_recurring()')
    const made = await run(club.owner, 'select title from tickets where template_id = $1', [
      oldTemplate,
    ])
    expect(made).toEqual([{ title: 'Old' }])
  })
})

const resolved = {
  status: 'closed',
  resolved_at: '2026-11-20T18:00:00Z',
  cause: 'Heat',
  fix: 'Fan',
}

describe('a ticket out of a file', () => {
  const read = async (id: string) =>
    (
      await run(
        club.owner,
        `select answered_at, resolved_at, resolved_at > now() as future,
          (select json_agg(json_build_array(e.field, e.to_value, e.at = t.resolved_at, e.by_id))
            from ticket_events e where e.ticket_id = t.id) as told
        from tickets t where id = $1`,
        [id],
      )
    )[0]

  it('says when it was answered and resolved, and its history tells so', async () => {
    const answered_at = new Date('2026-11-20T16:00:00Z')
    expect(await read(await newTicket(operator, { ...resolved, answered_at }))).toEqual({
      ...{ answered_at, resolved_at: new Date(resolved.resolved_at), future: false },
      told: [['status', 'closed', true, null]],
    })
  })

  it('was neither before it was made nor will it be after now', async () => {
    const late = await newTicket(operator, { ...resolved, resolved_at: '2099-01-01T00:00:00Z' })
    expect(await read(late)).toMatchObject({ future: false })
    const early = { answered_at: '1999-01-01T00:00:00Z', resolved_at: '1999-01-01T00:00:00Z' }
    expect(await read(await newTicket(operator, { ...resolved, ...early }))).toMatchObject({
      ...{ answered_at: testTime, resolved_at: testTime },
    })
  })

  it('is for those to add who may import, and its past is nobody’s to change', async () => {
    expect(await codeOf(newTicket(support, resolved))).toBe(forbidden)
    expect(await codeOf(newTicket(support, { answered_at: testTime }))).toBe(forbidden)
    const id = await newTicket(operator, resolved)
    for (const column of ['answered_at', 'resolved_at']) {
      expect(await change(id, column, testTime, manager)).toBe(forbidden)
    }
    expect(await change(id, 'status', 'open')).toBe('')
    expect(await read(id)).toMatchObject({ resolved_at: null })
  })
})
