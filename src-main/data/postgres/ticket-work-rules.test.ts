import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedIn, signInDesk } from './testing/desk-people'
import { add, codeOf, run } from './testing/raw-sql'
import { startTestClub, type TestClub, testTime } from './testing/test-club'

const forbidden = '42501'
const againstCheck = '23514'
const notThatState = 'CB001'

let club: TestClub
let support: SignedIn
let operator: SignedIn
let manager: SignedIn
let truro: SignedIn

beforeAll(async () => {
  club = await startTestClub()
  ;({ support, operator, manager, truro } = signInDesk(club))
})

afterAll(() => club.close())

const newTicket = (by = support, more = {}) =>
  add(by.database, 'tickets', {
    ...{ title: 'Projector flickers', category: 'tech', priority: 'high' },
    ...{ location_id: 'bedford', created_by: by.id, created_at: testTime, ...more },
  })

const comment = (by: SignedIn, ticket: string, at: Date | string) =>
  add(by.database, 'ticket_comments', {
    ...{ ticket_id: ticket, author_id: by.id, body: 'On my way.', created_at: at },
  })

async function answeredAt(ticket: string): Promise<unknown> {
  const [row] = await run(club.owner, 'select answered_at from tickets where id = $1', [ticket])
  return row?.answered_at
}

describe('the first answer to a ticket', () => {
  it('is a comment by somebody else, not by whoever made it, and stays', async () => {
    const id = await newTicket()
    await comment(support, id, testTime)
    expect(await answeredAt(id)).toBeNull()
    const later = new Date(new Date(testTime).getTime() + 60_000)
    await comment(operator, id, later)
    await comment(manager, id, new Date().toISOString())
    expect(await answeredAt(id)).toEqual(later)
  })

  it('is beginning with it, by whomever', async () => {
    const id = await newTicket()
    await run(support.database, "update tickets set status = 'in-progress' where id = $1", [id])
    expect(await answeredAt(id)).toBeInstanceOf(Date)
  })

  it('is not before the ticket nor after now, whatever a desk’s clock says', async () => {
    const [early, late] = [await newTicket(), await newTicket()]
    await comment(operator, early, '1999-01-01T00:00:00Z')
    await comment(operator, late, '2099-01-01T00:00:00Z')
    expect(await answeredAt(early)).toEqual(new Date(testTime))
    const [{ future } = {}] = await run(
      club.owner,
      'select answered_at > now() as future from tickets where id = $1',
      [late],
    )
    expect(future).toBe(false)
  })

  it('is nobody’s to write, and no change in its history', async () => {
    const id = await newTicket()
    const forged = run(support.database, 'update tickets set answered_at = now() where id = $1', [
      id,
    ])
    expect(await codeOf(forged)).toBe(forbidden)
    await comment(operator, id, testTime)
    const told = await run(club.owner, 'select field from ticket_events where ticket_id = $1', [id])
    expect(told).toEqual([])
  })
})

describe('tickets that go on in others, or are parts of others', () => {
  it.each(['merged_into_id', 'parent_id'])(
    'never lead back to themselves by %s',
    async (column) => {
      const [one, two, three] = [await newTicket(), await newTicket(), await newTicket()]
      const lead = (from: string, to: string | null, by = support) =>
        codeOf(run(by.database, `update tickets set ${column} = $2 where id = $1`, [from, to]))
      expect(await lead(one, two)).toBe('')
      expect(await lead(two, three)).toBe('')
      expect(await lead(three, one)).toBe(notThatState)
      expect(await lead(three, three)).not.toBe('')
      // Undone, the way is free.
      expect(await lead(one, null)).toBe('')
      expect(await lead(three, one)).toBe('')
    },
  )

  it('are found out also where the way leads over a place that the person does not see', async () => {
    const [mine, theirs] = [await newTicket(truro, { location_id: 'truro' }), await newTicket()]
    await run(club.owner, 'update tickets set merged_into_id = $2 where id = $1', [theirs, mine])
    const back = run(truro.database, 'update tickets set merged_into_id = $2 where id = $1', [
      mine,
      theirs,
    ])
    expect(await codeOf(back)).toBe(notThatState)
  })
})

describe('tickets that come again', () => {
  const next = async (schedule: object, zone: string, after: string) => {
    const [row] = await run(manager.database, 'select clubos_next_recurrence($1, $2, $3) as at', [
      JSON.stringify(schedule),
      zone,
      after,
    ])
    return row?.at instanceof Date ? row.at.toISOString() : row?.at
  }

  it.each([
    [
      'the same day, when it is still to come',
      { every: 'day', at: '09:00' },
      '2026-11-23T10:00:00Z',
      '2026-11-23T13:00:00.000Z',
    ],
    [
      'the next day, when it has just been',
      { every: 'day', at: '09:00' },
      '2026-11-23T13:00:00Z',
      '2026-11-24T13:00:00.000Z',
    ],
    [
      'by the wall, where clocks go forward',
      { every: 'day', at: '09:00' },
      '2027-03-13T13:30:00Z',
      '2027-03-14T12:00:00.000Z',
    ],
    [
      'by the wall, where clocks go back',
      { every: 'day', at: '09:00' },
      '2026-10-31T12:30:00Z',
      '2026-11-01T13:00:00.000Z',
    ],
    [
      'on the days of a week',
      { every: 'week', on: ['sun', 'wed'], at: '06:30' },
      '2026-11-23T12:00:00Z',
      '2026-11-25T10:30:00.000Z',
    ],
    [
      'on the last day of a shorter month',
      { every: 'month', day: 31, at: '08:00' },
      '2027-02-01T12:00:00Z',
      '2027-02-28T12:00:00.000Z',
    ],
    [
      'in the next month, when that day has been',
      { every: 'month', day: 1, at: '08:00' },
      '2026-11-23T12:00:00Z',
      '2026-12-01T12:00:00.000Z',
    ],
  ])('come %s', async (_, schedule, after, expected) => {
    expect(await next(schedule, 'America/Halifax', after)).toBe(expected)
  })

  const template = (more = {}) =>
    add(manager.database, 'ticket_templates', {
      ...{ name: 'Clean', title: 'Clean the projector', category: 'tech', priority: 'low' },
      ...{ location_id: 'bedford', created_by: manager.id, checklist: ['Lens', 'Filter'] },
      ...{ due_after_hours: 24, schedule: { every: 'day', at: '09:00' }, ...more },
    })

  const madeOf = (id: string) =>
    run(club.owner, 'select * from tickets where template_id = $1 order by recurs_at', [id])

  it('are made once, however many desks ask, and once for what was missed', async () => {
    const id = await template()
    expect(await madeOf(id)).toHaveLength(0)
    const missed = "now() - interval '20 days'"
    await run(club.owner, `update ticket_templates set next_at = ${missed} where id = $1`, [id])
    const asked = [support, operator, manager, truro].map(({ database }) =>
      run(database, 'select clubos_open_recurring()'),
    )
    await Promise.all(asked)
    const [ticket, ...more] = await madeOf(id)
    expect(more).toEqual([])
    expect(ticket).toMatchObject({ title: 'Clean the projector', created_by: manager.id })
    expect(ticket?.checklist).toMatchObject([
      { text: 'Lens', done: false },
      { text: 'Filter', done: false },
    ])
    const [planned] = await run(
      club.owner,
      'select next_at > now() as ahead from ticket_templates where id = $1',
      [id],
    )
    expect(planned).toEqual({ ahead: true })
  })

  it('stop when their template goes', async () => {
    const id = await template()
    await run(manager.database, 'update ticket_templates set deleted_at = now() where id = $1', [
      id,
    ])
    const [row] = await run(club.owner, 'select next_at from ticket_templates where id = $1', [id])
    expect(row).toEqual({ next_at: null })
  })

  it.each([
    { every: 'year', at: '09:00' },
    { every: 'day', at: '24:00' },
    { every: 'week', on: [], at: '09:00' },
    { every: 'week', on: ['someday'], at: '09:00' },
    { every: 'month', day: 0, at: '09:00' },
    { every: 'month', day: '1; drop table tickets', at: '09:00' },
    { every: 'month', day: 1.5, at: '09:00' },
    {},
  ])('are not planned by %j', async (schedule) => {
    expect(await codeOf(template({ schedule }))).toBe(againstCheck)
  })

  it('are planned by management alone, and their next time by nobody', async () => {
    expect(await codeOf(run(operator.database, "update ticket_templates set name = 'x'"))).toBe(
      forbidden,
    )
    expect(await codeOf(run(manager.database, 'update ticket_templates set next_at = now()'))).toBe(
      forbidden,
    )
  })
})

describe('files', () => {
  const bytes = Buffer.from('a photo, more or less')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const send = (by: SignedIn, hash = sha256) =>
    codeOf(
      run(by.database, 'insert into attachment_files (sha256, bytes) values ($1, $2)', [
        hash,
        bytes,
      ]),
    )
  const attach = (by: SignedIn, ticket: string, hash = sha256) =>
    add(by.database, 'attachments', {
      ...{
        ticket_id: ticket,
        name: 'photo.jpg',
        media_type: 'image/jpeg',
        byte_size: bytes.length,
      },
      ...{ sha256: hash, created_by: by.id, created_at: testTime },
    })

  it('are kept only under the hash of their bytes, for whoever attached them', async () => {
    expect(await send(support)).toBe(forbidden)
    const ticket = await newTicket()
    const other = 'ab'.repeat(32)
    await attach(support, ticket)
    await attach(support, ticket, other)
    expect(await send(support, other)).toBe(againstCheck)
    expect(await send(operator)).toBe(forbidden)
    expect(await send(support)).toBe('')
    expect(await run(operator.database, 'select sha256 from attachment_files')).toEqual([
      { sha256 },
    ])
    expect(await run(truro.database, 'select sha256 from attachment_files')).toEqual([])
  })
})

describe('who is at a ticket', () => {
  const device = async (of: SignedIn) => {
    const id = randomUUID()
    await run(
      of.database,
      `insert into devices (id, person_id, name, platform, app_version) values ($1, $2, 'desk', 'linux', '2.0.0')`,
      [id, of.id],
    )
    return id
  }
  const beAt = (of: SignedIn, from: string, ticket: string, writing = false) =>
    run(of.database, 'select name, writing from clubos_be_at_ticket($1, $2, $3)', [
      from,
      ticket,
      writing,
    ])

  it('is told to the others there, and forgotten after half a minute', async () => {
    const ticket = await newTicket()
    const [mine, theirs] = [await device(support), await device(operator)]
    expect(await beAt(support, mine, ticket)).toEqual([])
    expect(await beAt(operator, theirs, ticket, true)).toHaveLength(1)
    expect(await beAt(support, mine, ticket)).toMatchObject([{ writing: true }])
    await run(club.owner, "update presences set seen_at = now() - interval '31 seconds'")
    expect(await beAt(support, mine, ticket)).toEqual([])
  })

  it('is nobody who cannot see the ticket, and nobody from another’s device', async () => {
    const ticket = await newTicket()
    const [mine, theirs] = [await device(support), await device(truro)]
    expect(await codeOf(beAt(truro, theirs, ticket))).toBe(forbidden)
    await beAt(support, mine, ticket)
    expect(await codeOf(beAt(operator, mine, ticket))).toBe(forbidden)
  })
})
