import type { TimelineEntry, ToldField } from '@shared/tickets/ticket-timeline'
import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { ticketComments, ticketEvents } from '../../data/sqlite/schema/local-tickets'
import { outbox } from '../../data/sqlite/schema/sync'
import { filesInTimeline } from './files/file-entries-store'
import { MergedTicketStore } from './relations/merged-ticket-store'
import { NameStore } from './relations/name-store'

const isPending = sql<number>`exists (select 1 from ${outbox}
  where ${outbox.entity} = 'ticket_comments' and ${outbox.rowId} = ${ticketComments.id}
  and ${outbox.state} in ('queued', 'sent'))`

/** By column of `tickets`; a file is none, and was taken away or put back. */
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
    file: 'file',
  },
}

/** What was written beside a ticket and what became of it, with what belongs to those merged into it. */
export class TicketTimelineStore {
  private readonly merged: MergedTicketStore

  constructor(private readonly db: ReadDb) {
    this.merged = new MergedTicketStore(db)
  }

  /** Oldest first. */
  of(ticketId: string): TimelineEntry[] {
    const inside = this.merged.allIn(ticketId)
    const names = new NameStore(this.db)
    const from = (id: string) =>
      id === ticketId ? {} : { fromTicket: { id, title: names.titleOf(id) ?? '…' } }
    const found = [
      ...this.comments(inside, names),
      ...inside.flatMap((id) =>
        filesInTimeline(this.db, id).map((entry) => ({ ...entry, ticketId: id })),
      ),
      ...this.changes(inside, names),
    ]
    return found
      .map(({ ticketId: id, ...entry }) => ({ ...entry, ...from(id) }))
      .sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  }

  private comments(inside: readonly string[], names: NameStore) {
    const { id, ticketId, body, mentions, createdAt } = ticketComments
    const listed = { id, ticketId, body, mentions, at: createdAt }
    return this.db
      .select({ ...listed, byName: staffNames.name, pending: isPending })
      .from(ticketComments)
      .leftJoin(staffNames, eq(staffNames.id, ticketComments.authorId))
      .where(inArray(ticketId, [...inside]))
      .orderBy(asc(createdAt), asc(id))
      .all()
      .map((row) => ({
        ...{ ...row, kind: 'comment' as const, pending: row.pending === 1 },
        mentions: names.peopleOf(row.mentions),
      }))
  }

  private changes(inside: readonly string[], names: NameStore) {
    const { id, ticketId, at, field, from, to } = ticketEvents
    return this.db
      .select({ id, ticketId, at, field, from, to, byName: staffNames.name })
      .from(ticketEvents)
      .leftJoin(staffNames, eq(staffNames.id, ticketEvents.byId))
      .where(inArray(ticketId, [...inside]))
      .all()
      .flatMap((row) => {
        const known = told[row.field]
        if (known === undefined) return []
        const [was, became] = [row.from, row.to].map((value) => names.read(known, value))
        return [
          { ...row, kind: 'change' as const, field: known, from: was ?? null, to: became ?? null },
        ]
      })
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
