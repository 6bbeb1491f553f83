import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { newId } from '../../platform/ids'
import { onCall } from '../postgres/schema/escalation'
import { staff } from '../postgres/schema/people'
import { bays } from '../postgres/schema/places'
import { ticketComments, ticketEvents } from '../postgres/schema/ticket-details'
import { ticketTemplates } from '../postgres/schema/ticket-templates'
import { assignmentRules } from '../postgres/schema/ticket-work'
import { tickets } from '../postgres/schema/tickets'
import type { DemoDesk, DemoTicket } from './demo-desk-content'

const hourMs = 3_600_000

interface Desk {
  readonly now: Date
  /** By the first part of the e-mail address. */
  person(name: string): string
  bay(location: string, number: number): string
}

/** Puts tickets on a desk that never had one, with the days before now as their history. */
export async function fillDemoDesk(db: NodePgDatabase, demo: DemoDesk, now: Date): Promise<void> {
  const { rows } = await db.execute(sql`select from tickets limit 1`)
  if (rows.length > 0) return
  const desk = await readDesk(db, now)
  for (const ticket of demo.tickets) await storeTicket(db, ticket, desk)
  await storeRoutine(db, demo, desk)
}

async function readDesk(db: NodePgDatabase, now: Date): Promise<Desk> {
  const people = await db.select({ id: staff.id, email: staff.email }).from(staff)
  const rooms = await db.select().from(bays)
  const byName = new Map(people.map(({ id, email }) => [email.split('@')[0], id]))
  const byPlace = new Map(
    rooms.map(({ id, locationId, number }) => [`${locationId} ${number}`, id]),
  )
  return {
    now,
    person: (name) => known(byName.get(name), name),
    bay: (location, number) => known(byPlace.get(`${location} ${number}`), `${location} ${number}`),
  }
}

function known(id: string | undefined, name: string): string {
  if (id === undefined) throw new Error(`The demo club has no ${name}.`)
  return id
}

const ago = ({ now }: Desk, hours: number) => new Date(now.getTime() - hours * hourMs)

async function storeTicket(db: NodePgDatabase, made: DemoTicket, desk: Desk): Promise<void> {
  const { by, location, bay, assignee, hoursAgo, dueInHours, comments, moves, ...rest } = made
  const id = newId()
  await db.insert(tickets).values({
    ...{ ...rest, id, locationId: location, createdBy: desk.person(by) },
    bayId: bay === undefined ? null : desk.bay(location, bay),
    assigneeId: assignee === undefined ? null : desk.person(assignee),
    checklist: made.checklist.map((item) => ({ ...item, id: newId() })),
    createdAt: ago(desk, hoursAgo),
    dueAt: dueInHours === undefined ? null : ago(desk, -dueInHours),
    ...momentsOf(made, desk),
  })
  for (const { body, hoursAgo: written, by: author } of comments) {
    const at = { createdAt: ago(desk, written), authorId: desk.person(author) }
    await db.insert(ticketComments).values({ id: newId(), ticketId: id, body, ...at })
  }
  await storeMoves(db, id, { moves, desk })
}

/** When it was first answered and when resolved, as the database would have said. */
function momentsOf({ by, comments, moves }: DemoTicket, desk: Desk) {
  const answers = [...moves, ...comments.filter((comment) => comment.by !== by)]
  const first = Math.max(...answers.map(({ hoursAgo }) => hoursAgo))
  const resolved = moves.find(({ to }) => to === 'resolved' || to === 'closed')
  return {
    answeredAt: answers.length === 0 ? null : ago(desk, first),
    resolvedAt: resolved === undefined ? null : ago(desk, resolved.hoursAgo),
  }
}

async function storeMoves(
  db: NodePgDatabase,
  ticketId: string,
  { moves, desk }: { readonly moves: DemoTicket['moves']; readonly desk: Desk },
): Promise<void> {
  let from = 'open'
  for (const { by, hoursAgo, to } of moves) {
    const change = { field: 'status', from, to, byId: desk.person(by), at: ago(desk, hoursAgo) }
    await db.insert(ticketEvents).values({ id: newId(), ticketId, ...change })
    from = to
  }
}

/** Templates, who gets what, and who is on shift. */
async function storeRoutine(db: NodePgDatabase, demo: DemoDesk, desk: Desk): Promise<void> {
  for (const { by, location, ...template } of demo.templates) {
    const made = { id: newId(), createdBy: desk.person(by), locationId: location ?? null }
    await db.insert(ticketTemplates).values({ ...template, ...made })
  }
  for (const [position, { by, location, assignee, category }] of demo.rules.entries()) {
    const of = { locationId: location ?? null, category: category ?? null }
    const assigneeId = assignee === undefined ? null : desk.person(assignee)
    const made = { id: newId(), position, createdBy: desk.person(by) }
    await db.insert(assignmentRules).values({ ...made, ...of, assigneeId })
  }
  for (const { person, by, days } of demo.shifts) {
    const time = { startsAt: ago(desk, 1), endsAt: ago(desk, -24 * days) }
    const made = { id: newId(), createdBy: desk.person(by) }
    await db.insert(onCall).values({ ...made, ...time, staffId: desk.person(person) })
  }
}
