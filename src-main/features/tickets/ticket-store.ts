import { AppError } from '@shared/ipc/app-error'
import type { Ticket, TicketListInput } from '@shared/tickets/ticket-contract'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { syncConflicts } from '../../data/sqlite/schema/local-conflicts'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { tickets } from '../../data/sqlite/schema/local-tickets'
import { outbox } from '../../data/sqlite/schema/sync'

const isPending = sql<number>`exists (select 1 from ${outbox} where ${outbox.entity} = 'tickets'
  and ${outbox.rowId} = ${tickets.id} and ${outbox.state} in ('queued', 'sent'))`

const openConflicts = sql<number>`(select count(*) from ${syncConflicts}
  where ${syncConflicts.entity} = 'tickets' and ${syncConflicts.rowId} = ${tickets.id}
  and ${syncConflicts.resolution} is null)`

/** Tickets of this device's copy. */
export class TicketStore {
  constructor(private readonly db: ReadDb) {}

  /** Newest first. */
  list({ status, locationId, after, limit }: TicketListInput): { items: Ticket[]; more: boolean } {
    const found = this.select()
      .where(
        and(
          isNull(tickets.deletedAt),
          status === undefined ? undefined : eq(tickets.status, status),
          locationId === undefined ? undefined : eq(tickets.locationId, locationId),
          after === undefined ? undefined : isAfter(after),
        ),
      )
      .orderBy(desc(tickets.createdAt), desc(tickets.id))
      .limit(limit + 1)
      .all()
    return { items: found.slice(0, limit).map(toTicket), more: found.length > limit }
  }

  /** @throws AppError TICKET_NOT_FOUND */
  show(id: string): Ticket {
    const found = this.select()
      .where(and(eq(tickets.id, id), isNull(tickets.deletedAt)))
      .get()
    if (found === undefined) {
      throw new AppError('TICKET_NOT_FOUND', 'This ticket is not on this device any more.')
    }
    return toTicket(found)
  }

  private select() {
    const { id, title, description, category, priority, status, locationId } = tickets
    const { createdAt, updatedAt } = tickets
    return this.db
      .select({
        ...{ id, title, description, category, priority, status, locationId, createdAt, updatedAt },
        assigneeName: staffNames.name,
        pending: isPending,
        conflicts: openConflicts,
      })
      .from(tickets)
      .leftJoin(staffNames, eq(staffNames.id, tickets.assigneeId))
  }
}

type Found = Omit<Ticket, 'pending'> & { readonly pending: number }

function toTicket({ pending, ...ticket }: Found): Ticket {
  return { ...ticket, pending: pending === 1 }
}

/** Below that row in the list; a row value, so that the index finds the place. */
function isAfter({ createdAt, id }: { createdAt: string; id: string }) {
  return sql`(${tickets.createdAt}, ${tickets.id}) < (${createdAt}, ${id})`
}
