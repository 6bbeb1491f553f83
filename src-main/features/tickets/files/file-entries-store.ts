import type { TimelineEntry } from '@shared/tickets/ticket-timeline'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { attachments } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'

const isPending = sql<number>`exists (select 1 from ${outbox}
  where ${outbox.entity} = 'attachments' and ${outbox.rowId} = ${attachments.id}
  and ${outbox.state} in ('queued', 'sent'))`

/** Files that were added to a ticket and are still there, as its timeline tells of them. */
export function filesInTimeline(db: ReadDb, ticketId: string): readonly TimelineEntry[] {
  const { id, name, mediaType, createdAt, createdBy, deletedAt } = attachments
  return db
    .select({ id, name, mediaType, at: createdAt, byName: staffNames.name, pending: isPending })
    .from(attachments)
    .leftJoin(staffNames, eq(staffNames.id, createdBy))
    .where(and(eq(attachments.ticketId, ticketId), isNull(deletedAt)))
    .all()
    .map((row) => ({ ...row, kind: 'file', pending: row.pending === 1 }))
}
