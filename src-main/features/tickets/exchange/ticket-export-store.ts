import { inArray } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

export type ExportedExtras = Pick<
  typeof tickets.$inferSelect,
  'id' | 'cause' | 'fix' | 'answeredAt' | 'checklist'
>

/** What a list does not tell of its tickets. */
export class TicketExportStore {
  constructor(private readonly db: ReadDb) {}

  /** By id. @param ids a page of them */
  extras(ids: readonly string[]): ReadonlyMap<string, ExportedExtras> {
    const { id, cause, fix, answeredAt, checklist } = tickets
    const rows = this.db
      .select({ id, cause, fix, answeredAt, checklist })
      .from(tickets)
      .where(inArray(id, [...ids]))
      .all()
    return new Map(rows.map((row) => [row.id, row]))
  }
}
