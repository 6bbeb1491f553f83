import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { isOneOf } from '../lists/one-of-sql'

export type ExportedExtras = Pick<
  typeof tickets.$inferSelect,
  'id' | 'cause' | 'fix' | 'answeredAt' | 'checklist'
>

/** What a list does not tell of its tickets, and which tickets are here. */
export class TicketExportStore {
  constructor(private readonly db: ReadDb) {}

  /** By id. @param ids a page of them */
  extras(ids: readonly string[]): ReadonlyMap<string, ExportedExtras> {
    const { id, cause, fix, answeredAt, checklist } = tickets
    const rows = this.db
      .select({ id, cause, fix, answeredAt, checklist })
      .from(tickets)
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
