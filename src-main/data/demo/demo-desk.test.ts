import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../postgres/testing/raw-sql'
import { demoContent, startTestClub, type TestClub, testTime } from '../postgres/testing/test-club'
import { fillDemoDesk } from './demo-desk'
import { readDemoDesk } from './demo-desk-content'

let club: TestClub
const desk = readDemoDesk(demoContent)
const fill = () => club.owner.transaction((db) => fillDemoDesk(db, desk, testTime))

beforeAll(async () => {
  club = await startTestClub()
  await fill()
})

afterAll(() => club.close())

describe('the desk of the demo club', () => {
  it('holds what its file says, with the days before as its history', async () => {
    const [counted] = await run(
      club.owner,
      `select (select count(*)::int from tickets) as tickets, (select count(*)::int from ticket_comments) as comments,
        (select count(*)::int from ticket_events) as events, (select count(*)::int from ticket_templates) as templates`,
    )
    const sum = (part: (ticket: (typeof desk.tickets)[number]) => readonly unknown[]) =>
      desk.tickets.reduce((total, ticket) => total + part(ticket).length, 0)
    expect(counted).toEqual({
      tickets: desk.tickets.length,
      comments: sum(({ comments }) => comments),
      events: sum(({ moves }) => moves),
      templates: desk.templates.length,
    })
    const future = await run(club.owner, 'select title from tickets where created_at > $1', [
      testTime,
    ])
    expect(future).toEqual([])
  })

  it('reads as a history that could have been', async () => {
    const odd = await club.owner.db.execute(sql`select t.title from tickets t
      left join lateral (select e.to_value #>> '{}' as status from ticket_events e
        where e.ticket_id = t.id and e.field = 'status' order by e.at desc limit 1) last on true
      where t.status <> coalesce(last.status, 'open')
        or exists (select from ticket_events e where e.ticket_id = t.id and e.field = 'status'
          and not clubos_may_move('tickets', e.from_value #>> '{}', e.to_value #>> '{}'))`)
    expect(odd.rows).toEqual([])
  })

  it('is never filled again', async () => {
    await run(club.owner, "update tickets set title = 'Mine now' where title like 'Trip edge%'")
    await fill()
    const [{ n } = {}] = await run(club.owner, 'select count(*)::int as n from tickets')
    expect(n).toBe(desk.tickets.length)
  })
})
