import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedIn, signInDesk } from './testing/desk-people'
import { add, codeOf, run } from './testing/raw-sql'
import { startTestClub, type TestClub, testTime } from './testing/test-club'

const refused = '23503'
const noSuchColumn = '42703'

let club: TestClub
let support: SignedIn
let operator: SignedIn
let manager: SignedIn
let truro: SignedIn
let kiosk: string

beforeAll(async () => {
  club = await startTestClub()
  ;({ support, operator, manager, truro } = signInDesk(club))
  kiosk = club.people.find(({ role }) => role === 'kiosk')?.id ?? ''
})

afterAll(() => club.close())

const newTicket = (more = {}) =>
  add(support.database, 'tickets', {
    ...{ title: 'Projector flickers', category: 'tech', priority: 'high' },
    ...{ location_id: 'bedford', created_by: support.id, created_at: testTime, ...more },
  })

const newTemplate = (more = {}) =>
  add(manager.database, 'ticket_templates', {
    ...{ name: 'Clean', title: 'Clean the projector', category: 'tech', priority: 'low' },
    ...{ location_id: 'bedford', created_by: manager.id, ...more },
  })

const newComment = (ticket: string, mentions: readonly string[]) =>
  add(support.database, 'ticket_comments', {
    ...{ ticket_id: ticket, author_id: support.id, body: 'Look!', created_at: testTime, mentions },
  })

const changed = (ticket: string, set: string) =>
  codeOf(run(support.database, `update tickets set ${set} where id = $1`, [ticket]))

async function whileSuspended({ id }: SignedIn, then: () => Promise<unknown>): Promise<void> {
  const setStatus = (status: string) =>
    run(club.owner, 'select clubos_set_person($1, null, null, $2)', [id, status])
  await setStatus('suspended')
  try {
    await then()
  } finally {
    await setStatus('active')
  }
}

it('everybody is told who works here, and nothing else of accounts', async () => {
  const worksHere = async (id: string) => {
    const found = await run(support.database, 'select works_here from staff_names where id = $1', [
      id,
    ])
    return found[0]?.works_here
  }
  expect(await worksHere(operator.id)).toBe(true)
  expect(await worksHere(kiosk)).toBe(false)
  await whileSuspended(truro, async () => expect(await worksHere(truro.id)).toBe(false))
  expect(await worksHere(truro.id)).toBe(true)
  for (const secret of ['role', 'status', 'email', 'locations']) {
    const asked = run(support.database, `select ${secret} from staff_names`)
    expect(await codeOf(asked)).toBe(noSuchColumn)
  }
})

describe.each([
  ['a kiosk', () => kiosk],
  ['a stranger', () => randomUUID()],
])('%s', (_, who) => {
  it('is given no ticket, and asked to watch none', async () => {
    const id = who()
    expect(await codeOf(newTicket({ assignee_id: id }))).toBe(refused)
    const ticket = await newTicket()
    expect(await changed(ticket, `assignee_id = '${id}'`)).toBe(refused)
    expect(await changed(ticket, `watchers = '{${operator.id}, ${id}}'`)).toBe(refused)
    expect(await changed(ticket, `watchers = '{${operator.id}}'`)).toBe('')
  })

  it('is called in no comment', async () => {
    const ticket = await newTicket()
    expect(await codeOf(newComment(ticket, [operator.id, who()]))).toBe(refused)
    expect(await codeOf(newComment(ticket, [operator.id]))).toBe('')
  })

  it('stands in no template, no rule and no shift', async () => {
    const id = who()
    expect(await codeOf(newTemplate({ assignee_id: id }))).toBe(refused)
    const rule = { position: 1, assignee_id: id, created_by: manager.id }
    expect(await codeOf(add(manager.database, 'assignment_rules', rule))).toBe(refused)
    const shift = { staff_id: id, starts_at: testTime, ends_at: new Date() }
    const planned = add(manager.database, 'on_call', { ...shift, created_by: manager.id })
    expect(await codeOf(planned)).toBe(refused)
  })
})

it('who stood there before stays there, whatever else is changed', async () => {
  const ticket = await newTicket()
  await run(club.owner, 'alter table tickets disable trigger user')
  await run(
    club.owner,
    'update tickets set assignee_id = $2, watchers = array[$2::uuid] where id = $1',
    [ticket, kiosk],
  )
  await run(club.owner, 'alter table tickets enable trigger user')
  expect(await changed(ticket, "title = 'Still theirs', assignee_id = assignee_id")).toBe('')
  expect(await changed(ticket, `watchers = watchers || '${operator.id}'::uuid`)).toBe('')
})

it('what a desk gave to somebody while it did not know of their suspension is taken', async () => {
  const ticket = await newTicket()
  await whileSuspended(truro, async () => {
    expect(await changed(ticket, `assignee_id = '${truro.id}'`)).toBe('')
  })
})

it('a ticket that comes again is given to nobody once its assignee has left', async () => {
  const schedule = { every: 'day', at: '09:00' }
  const id = await newTemplate({ assignee_id: truro.id, schedule })
  const comesAgain = async () => {
    await run(club.owner, 'update ticket_templates set next_at = now() where id = $1', [id])
    await run(support.database, 'select clubos_open_recurring()')
  }
  await comesAgain()
  await whileSuspended(truro, comesAgain)
  const made = await run(
    club.owner,
    'select assignee_id from tickets where template_id = $1 order by created_at',
    [id],
  )
  expect(made.map((ticket) => ticket.assignee_id)).toEqual([truro.id, null])
})
