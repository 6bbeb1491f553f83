import { eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import { isOneOf } from '../lists/one-of-sql'

export type ExportedExtras = Pick<
  typeof tickets.$inferSelect,
  'id' | 'cause' | 'fix' | 'answeredAt' | 'resolvedAt' | 'checklist'
>

/** What a list does not tell of its tickets, and which tickets are here. */
export class TicketExportStore {
  constructor(private readonly db: ReadDb) {}

  /** By id. @param ids a page of them */
  extras(ids: readonly string[]): ReadonlyMap<string, ExportedExtras> {
    const { id, cause, fix, checklist } = tickets
    const rows = this.db
      .select({ id, cause, fix, checklist, answeredAt, resolvedAt })
      .from(tickets)
      .leftJoin(ticketClocks, eq(ticketClocks.ticketId, id))
      .where(isOneOf(id, ids))
      .all()
    return new Map(rows.map((row) => [row.id, row]))
  }

  /** Those of the ids that are here, deleted ones included. */
  known(ids: readonly string[]): Set<string> {
    const { id } = tickets
    const found = this.db.select({ id }).from(tickets).where(isOneOf(id, ids)).all()
    return new Set(found.map((row) => row.id))
  }
}

// Of what was not sent yet only the clock knows.
const answeredAt = sql<string | null>`coalesce(${tickets.answeredAt}, ${ticketClocks.answeredAt})`
const resolvedAt = sql<string | null>`coalesce(${tickets.resolvedAt}, ${ticketClocks.resolvedAt})`
