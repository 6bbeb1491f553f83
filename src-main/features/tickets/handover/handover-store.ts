import type { Handover, HandoverLine } from '@shared/tickets/ticket-handover-contract'
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { ticketComments, ticketEvents, tickets } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'

/** More than this nobody reads at the change of a shift; the rest is counted. */
const mostLines = 40
/** More than a large club changes in two days. */
const changesLooked = 8_000
const excerptLength = 140

interface Asked {
  readonly locationId: string | null
  readonly since: Date
  readonly now: Date
}

const lineOf = sql`t.id, t.title, t.priority, t.status, l.name as "locationName",
  l.time_zone as "timeZone", b.number as "bayNumber", a.name as "assigneeName", t.created_at as "createdAt"`

const withNames = sql`join ${locations} l on l.id = t.location_id
  left join ${bays} b on b.id = t.bay_id left join ${staffNames} a on a.id = t.assignee_id`

/** What is not done is a small part of all; nobody keeps statistics of a copy that would say so. */
const byStatus = sql`${tickets} t indexed by tickets_by_status`

const isOpen = sql`t.status in ('open', 'in-progress', 'waiting')`
const byPriority = sql`case t.priority when 'urgent' then 0 when 'high' then 1 when 'medium' then 2 else 3 end`

/** What the next shift has to know, from this device's copy. */
export class HandoverStore {
  constructor(private readonly db: ReadDb) {}

  of(asked: Asked): Omit<Handover, 'recurring'> {
    return {
      ...{ since: asked.since.toISOString(), until: asked.now.toISOString() },
      late: this.late(asked),
      urgent: this.urgent(asked),
      waiting: this.waiting(asked),
      opened: this.opened(asked),
      resolved: this.resolved(asked),
    }
  }

  private late({ now, ...asked }: Asked): Handover['late'] {
    const by = now.toISOString()
    const never = '9999'
    const dueAt = sql`min(coalesce(t.due_at, ${never}), coalesce(c.resolve_due_at, ${never}),
      case when c.answered_at is null then coalesce(c.answer_due_at, ${never}) else ${never} end)`
    return this.section<Handover['late']['lines'][number]>({
      columns: sql`, ${dueAt} as "dueAt"`,
      from: sql`${byStatus} left join ${ticketClocks} c on c.ticket_id = t.id`,
      where: sql`${isOpen} and ${here(asked)} and ${dueAt} < ${by}`,
      order: sql`order by "dueAt"`,
    })
  }

  private urgent(asked: Asked): Handover['urgent'] {
    return this.section<HandoverLine>({
      from: byStatus,
      where: sql`t.priority = 'urgent' and ${isOpen} and ${here(asked)}`,
      order: sql`order by t.assignee_id is not null, t.created_at desc`,
    })
  }

  private waiting(asked: Asked): Handover['waiting'] {
    const { lines, more } = this.section<HandoverLine>({
      from: byStatus,
      where: sql`t.status = 'waiting' and ${here(asked)}`,
      order: sql`order by ${byPriority}, t.updated_at desc`,
    })
    const withPast = (one: HandoverLine) => ({
      ...one,
      waitingSince: this.waitingSince(one.id),
      lastComment: this.lastComment(one.id),
    })
    return { lines: lines.map(withPast), more }
  }

  private opened(asked: Asked): Handover['opened'] {
    return this.section<HandoverLine>({
      from: sql`${tickets} t indexed by tickets_listed`,
      where: sql`t.created_at >= ${asked.since.toISOString()} and ${here(asked)}`,
      order: sql`order by t.created_at desc`,
    })
  }

  private resolved(asked: Asked): Handover['resolved'] {
    const since = asked.since.toISOString()
    // Nothing finds tickets by when they were resolved; the changes that came last are few.
    const moved = sql`select e.ticket_id from (select * from ${ticketEvents}
      order by rowid desc limit ${changesLooked}) e where e.field = 'status' and e.at >= ${since}`
    // What was resolved here and is not sent yet has no time of its own.
    const unsent = sql`select o.row_id from ${outbox} o where o.entity = 'tickets'
      and o.state in ('queued', 'sent')`
    const resolvedAt = sql`coalesce(t.resolved_at, (select max(o.made_at) from ${outbox} o
      where o.entity = 'tickets' and o.row_id = t.id))`
    return this.section<Handover['resolved']['lines'][number]>({
      columns: sql`, ${resolvedAt} as "resolvedAt", t.fix`,
      from: sql`${tickets} t`,
      where: sql`t.id in (${moved} union ${unsent}) and t.status in ('resolved', 'closed')
        and ${resolvedAt} >= ${since} and ${here(asked)}`,
      order: sql`order by "resolvedAt" desc`,
    })
  }

  private waitingSince(ticketId: string): string | null {
    const found = this.db.get<{ at: string | null }>(sql`select max(e.at) as at
      from ${ticketEvents} e where e.ticket_id = ${ticketId} and e.field = 'status'`)
    return found.at
  }

  private lastComment(ticketId: string): Handover['waiting']['lines'][number]['lastComment'] {
    const found = this.db.get<{ byName: string | null; at: string; body: string } | undefined>(sql`
      select a.name as "byName", c.created_at as at, substr(c.body, 1, 600) as body
      from ${ticketComments} c left join ${staffNames} a on a.id = c.author_id
      where c.ticket_id = ${ticketId} order by c.created_at desc limit 1`)
    if (found === undefined) return null
    const { body, ...rest } = found
    return { ...rest, excerpt: beginningOf(body) }
  }

  private section<Line>(the: {
    readonly columns?: SQL
    readonly from: SQL
    readonly where: SQL
    readonly order: SQL
  }): { lines: Line[]; more: number } {
    const { columns = sql.empty(), from, where, order } = the
    // Which ones first, then what is said of them: counting and sorting carry as little as they can.
    const chosen = this.db.all<{ row: number; all: number }>(sql`
      select t.rowid as "row", count(*) over () as "all"${columns}
      from ${from} where ${where} ${order} limit ${mostLines}`)
    const said = this.db.all<{ row: number }>(sql`select t.rowid as "row", ${lineOf}
      from json_each(${JSON.stringify(chosen.map(({ row }) => row))}) few
      cross join ${tickets} t on t.rowid = few.value ${withNames}`)
    const lines = new Map(said.map((line) => [line.row, line]))
    return {
      lines: chosen.flatMap(({ row, all: _, ...more }) => {
        const line = lines.get(row)
        return line === undefined ? [] : [{ ...without(line), ...more } as Line]
      }),
      more: (chosen[0]?.all ?? 0) - chosen.length,
    }
  }
}

function here({ locationId }: Pick<Asked, 'locationId'>): SQL {
  const stands = sql`t.deleted_at is null and t.merged_into_id is null`
  return locationId === null ? stands : sql`${stands} and t.location_id = ${locationId}`
}

function without<Line extends { readonly row: number }>({ row: _, ...line }: Line) {
  return line
}

/** One line, whole characters. */
function beginningOf(body: string): string {
  const line = [...body.replace(/\s+/g, ' ').trim()]
  if (line.length <= excerptLength) return line.join('')
  return `${line.slice(0, excerptLength - 1).join('')}…`
}
