import { sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { ticketComments, ticketEvents, tickets } from '../../../data/sqlite/schema/local-tickets'

/** The last row of a table that was looked at. A row keeps its number for as long as it is here. */
interface LastRow {
  readonly row: number
  readonly id: string
}

/** How far was looked, and when. */
export interface Noticed {
  /** ISO 8601. */
  readonly at: string
  readonly comments: LastRow | null
  readonly events: LastRow | null
  readonly tickets: LastRow | null
}

/** How far there is anything to look at. */
export function everythingNoticed(db: ReadDb, now: Date): Noticed {
  return {
    at: now.toISOString(),
    comments: lastRow(db, ticketComments),
    events: lastRow(db, ticketEvents),
    tickets: lastRow(db, tickets),
  }
}

export function sameRows(one: Noticed, other: Noticed): boolean {
  const rows = ({ comments, events, tickets: made }: Noticed) => [comments, events, made]
  return JSON.stringify(rows(one)) === JSON.stringify(rows(other))
}

/**
 * The number after which rows are new. When the last one that was looked at is gone, its number may
 * have been given to another: then any row may be new, and their times decide.
 */
export function lookedAtUpTo(db: ReadDb, table: SQLiteTable, last: LastRow | null): number {
  if (last === null) return 0
  const found = db.get<{ id: string } | undefined>(
    sql`select id from ${table} where rowid = ${last.row}`,
  )
  return found?.id === last.id ? last.row : 0
}

function lastRow(db: ReadDb, table: SQLiteTable): LastRow | null {
  const found = db.get<LastRow | undefined>(
    sql`select rowid as "row", id from ${table} order by rowid desc limit 1`,
  )
  return found ?? null
}
