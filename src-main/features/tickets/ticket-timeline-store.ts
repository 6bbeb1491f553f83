import type { TimelineEntry, ToldField } from '@shared/tickets/ticket-timeline'
import { asc, eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { bays, locations } from '../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { ticketComments, ticketEvents, tickets } from '../../data/sqlite/schema/local-tickets'
import { outbox } from '../../data/sqlite/schema/sync'
import { filesInTimeline } from './files/file-entries-store'

const isPending = sql<number>`exists (select 1 from ${outbox}
  where ${outbox.entity} = 'ticket_comments' and ${outbox.rowId} = ${ticketComments.id}
  and ${outbox.state} in ('queued', 'sent'))`

/** By column of `tickets`. */
const told: Readonly<Record<string, ToldField>> = {
  ...{ title: 'title', description: 'description', category: 'category', priority: 'priority' },
  ...{ status: 'status', location_id: 'location', bay_id: 'bay', assignee_id: 'assignee' },
  ...{ tags: 'tags', due_at: 'due', watchers: 'watchers', checklist: 'checklist' },
  ...{
    cause: 'cause',
    fix: 'fix',
    parent_id: 'parent',
    merged_into_id: 'merged',
    deleted_at: 'deleted',
  },
}

/** What was written beside a ticket and what became of it. */
export class TicketTimelineStore {
  constructor(private readonly db: ReadDb) {}

  /** Oldest first. */
  of(ticketId: string): TimelineEntry[] {
    const entries = [
      ...this.comments(ticketId),
      ...filesInTimeline(this.db, ticketId),
      ...this.changes(ticketId),
    ]
    return entries.sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  }

  private comments(ticketId: string): readonly TimelineEntry[] {
    const { id, body, createdAt } = ticketComments
    return this.db
      .select({ id, body, at: createdAt, byName: staffNames.name, pending: isPending })
      .from(ticketComments)
      .leftJoin(staffNames, eq(staffNames.id, ticketComments.authorId))
      .where(eq(ticketComments.ticketId, ticketId))
      .orderBy(asc(createdAt), asc(id))
      .all()
      .map((row) => ({ ...row, kind: 'comment', pending: row.pending === 1 }))
  }

  private changes(ticketId: string): readonly TimelineEntry[] {
    const { id, at, field, from, to } = ticketEvents
    const names = this.names()
    return this.db
      .select({ id, at, field, from, to, byName: staffNames.name })
      .from(ticketEvents)
      .leftJoin(staffNames, eq(staffNames.id, ticketEvents.byId))
      .where(eq(ticketEvents.ticketId, ticketId))
      .all()
      .flatMap((row) => {
        const known = told[row.field]
        if (known === undefined) return []
        const [was, became] = [row.from, row.to].map((value) => names(known, value))
        return [
          { ...row, kind: 'change' as const, field: known, from: was ?? null, to: became ?? null },
        ]
      })
  }

  /** How values read: names in the place of ids. */
  private names(): (field: ToldField, value: unknown) => string | null {
    const byId = (rows: readonly { readonly id: string; readonly name: string }[]) =>
      new Map(rows.map(({ id, name }) => [id, name]))
    const { id, number } = bays
    const people = byId(
      this.db.select({ id: staffNames.id, name: staffNames.name }).from(staffNames).all(),
    )
    const places = byId(
      this.db.select({ id: locations.id, name: locations.name }).from(locations).all(),
    )
    const rooms = new Map(
      this.db
        .select({ id, number })
        .from(bays)
        .all()
        .map((bay) => [bay.id, String(bay.number)]),
    )
    const titles = (ticketId: string) =>
      this.db.select({ title: tickets.title }).from(tickets).where(eq(tickets.id, ticketId)).get()
        ?.title
    const known: Partial<Record<ToldField, (value: string) => string | undefined>> = {
      location: (value) => places.get(value),
      bay: (value) => rooms.get(value),
      assignee: (value) => people.get(value),
      parent: titles,
      merged: titles,
    }
    return (field, value) => {
      if (value === null || value === undefined) return null
      if (field === 'watchers') return listOf(value, (each) => people.get(each) ?? '…')
      if (field === 'tags') return listOf(value, (each) => each)
      if (field === 'checklist') return doneOf(value)
      return typeof value === 'string' ? (known[field]?.(value) ?? value) : String(value)
    }
  }
}

function listOf(value: unknown, name: (each: string) => string): string | null {
  if (!Array.isArray(value) || value.length === 0) return null
  return value.map((each) => name(String(each))).join(', ')
}

/** `2/3`: done of all. */
function doneOf(value: unknown): string | null {
  if (!Array.isArray(value) || value.length === 0) return null
  const done = value.filter((item) => item?.done === true).length
  return `${done}/${value.length}`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
