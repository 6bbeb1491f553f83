import { eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

/**
 * Which tickets go on in which. Two desks may have merged two tickets into each other: until the
 * database has refused one of them there is a circle, which is walked once.
 */
export class MergedTicketStore {
  constructor(private readonly db: ReadDb) {}

  /** The ticket first, then all that were merged into it, at whatever hand. */
  allIn(ticketId: string): readonly string[] {
    const found = this.db.all<{ id: string }>(sql`
      with recursive inside (id) as (
        select ${ticketId}
        union select t.id from ${tickets} as t join inside on t.merged_into_id = inside.id
          where t.merged_into_id is not null and t.deleted_at is null
      ) select id from inside`)
    return found.map(({ id }) => id)
  }

  /** Where a ticket goes on in the end; itself where it was not merged. It may not be on this device. */
  finalOf(ticketId: string): string {
    const way = new Set([ticketId])
    let at = ticketId
    for (;;) {
      const into = this.intoOf(at)
      if (into === null || way.has(into)) return at
      way.add(into)
      at = into
    }
  }

  private intoOf(ticketId: string): string | null {
    const { mergedIntoId, id } = tickets
    const found = this.db.select({ mergedIntoId }).from(tickets).where(eq(id, ticketId)).get()
    return found?.mergedIntoId ?? null
  }
}
