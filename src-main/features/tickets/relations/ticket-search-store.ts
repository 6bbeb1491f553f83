import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { newestWithAll, quoted } from '../lists/word-search-sql'

/** Of a word that is everywhere only the newest so many are looked at. */
const lookedAt = 1_000

/** Finds tickets by what they say, quickly enough for every key that is pressed. */
export class TicketSearchStore {
  constructor(private readonly db: ReadDb) {}

  /**
   * Tickets with all of the words, the last one as a beginning; open ones first, then the newest.
   * Merged ones are left out.
   * @returns ids
   */
  withAll(words: readonly string[], limit: number): readonly string[] {
    if (words.length === 0) return []
    const found = newestWithAll('ticket', words.map(quoted), lookedAt)
    const shown = this.db.all<{ id: string }>(sql`
      select t.id from (select distinct number from (${found})) as found
      join ${tickets} as t on t.rowid = found.number
      where t.deleted_at is null and t.merged_into_id is null
      order by t.resolved_at is not null, t.created_at desc, t.id desc limit ${limit}`)
    return shown.map(({ id }) => id)
  }
}
