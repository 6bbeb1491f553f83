import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketClocks, ticketNotices } from '../../../data/sqlite/schema/ticket-work'
import type { DueMoment } from './notice-rules'

/** Tickets that somebody has and that are not done, with what was promised about them. */
const ofPerson = (me: string) => sql`
  from ${tickets} t left join ${ticketClocks} c on c.ticket_id = t.id
  where t.assignee_id = ${me} and t.status in ('open', 'in-progress', 'waiting')
    and t.deleted_at is null and t.merged_into_id is null`

/** When things are to be done in the tickets that somebody has. */
export function momentsOf(db: ReadDb, me: string): readonly DueMoment[] {
  return db.all<DueMoment>(sql`
    select t.id as "ticketId", t.due_at as at ${ofPerson(me)} and t.due_at is not null
    union select t.id, c.answer_due_at ${ofPerson(me)}
      and c.answer_due_at is not null and c.answered_at is null
    union select t.id, c.resolve_due_at ${ofPerson(me)} and c.resolve_due_at is not null`)
}

/** Tickets with an unread mention of that person. */
export function mentionedIn(db: ReadDb): readonly string[] {
  return db
    .all<{ id: string }>(sql`
      select distinct n.ticket_id as id from ${ticketNotices} n
      join ${tickets} t on t.id = n.ticket_id and t.deleted_at is null
      where n.read_at is null and n.kind = 'mentioned'`)
    .map(({ id }) => id)
}
