import type { Ticket } from '@shared/tickets/ticket-contract'
import { eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { syncConflicts } from '../../../data/sqlite/schema/local-conflicts'
import { bays } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { attachments, ticketComments, tickets } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import { isOneOf } from './one-of-sql'
import { missesPromise } from './promise-sql'

const creators = alias(staffNames, 'creators')

const isPending = sql<number>`exists (select 1 from ${outbox}
  where ${outbox.entity} = 'tickets' and ${outbox.rowId} = ${tickets.id}
  and ${outbox.state} in ('queued', 'sent'))`

const openConflicts = sql<number>`(select count(*) from ${syncConflicts}
  where ${syncConflicts.entity} = 'tickets' and ${syncConflicts.rowId} = ${tickets.id}
  and ${syncConflicts.resolution} is null)`

const photos = sql<number>`(select count(*) from ${attachments}
  where ${attachments.ticketId} = ${tickets.id} and ${attachments.deletedAt} is null)`

const commentCount = sql<number>`(select count(*) from ${ticketComments}
  where ${ticketComments.ticketId} = ${tickets.id})`

const { id, title, description, category, priority, status, locationId, bayId } = tickets
const { assigneeId, tags, dueAt, createdAt, updatedAt, resolvedAt } = tickets

const listedColumns = (now: Date) => ({
  ...{ id, title, description, category, priority, status, locationId, bayId },
  ...{ assigneeId, tags, dueAt, createdAt, updatedAt, resolvedAt },
  bayNumber: bays.number,
  assigneeName: staffNames.name,
  creatorName: creators.name,
  nextDueAt: ticketClocks.nextDueAt,
  breached: sql<number>`${missesPromise(now)} is true`,
  ...{ photos, commentCount, pending: isPending, conflicts: openConflicts },
})

/** What a list shows of tickets, by their ids; those that are not here any more are left out. */
export function readListed(db: ReadDb, ids: readonly string[], now: Date): readonly Ticket[] {
  const found = db
    .select(listedColumns(now))
    .from(tickets)
    .leftJoin(staffNames, eq(staffNames.id, tickets.assigneeId))
    .leftJoin(creators, eq(creators.id, tickets.createdBy))
    .leftJoin(bays, eq(bays.id, tickets.bayId))
    .leftJoin(ticketClocks, eq(ticketClocks.ticketId, tickets.id))
    .where(isOneOf(id, ids))
    .all()
  const byId = new Map(found.map((row) => [row.id, row]))
  return ids.flatMap((each) => {
    const row = byId.get(each)
    return row === undefined
      ? []
      : [{ ...row, pending: row.pending === 1, breached: row.breached === 1 }]
  })
}
