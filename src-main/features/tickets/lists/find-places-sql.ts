import type { TicketQuery } from '@shared/tickets/ticket-query'
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { allTickets, type Found, findIn, ticketsOf } from './found-sql'
import type { Place } from './list-cursor-sql'
import { partsOf } from './list-parts-sql'
import { narrowest } from './narrowing-sql'
import { sortedPlaces } from './sorted-places-sql'
import type { Looking } from './trait-sql'
import { type Walker, walkParts } from './walk-parts-sql'

/**
 * Rows that are looked at before another way is tried: 1 ms, 5 ms, and a fifth of looking at 100,000.
 * Where words are found in more than few of 100,000, a page of them is within `certain` rows.
 */
const patience = { short: 200, few: 3_000, long: 2_000, certain: 6_000 }

interface Page {
  /** Null: from the start. */
  readonly after: Place | null
  readonly limit: number
}

/**
 * The first rows of a list after a place, in whichever way is quick: where much is found, an index is
 * walked along; where little is, that is put in order; else all are looked at.
 */
export function findPlaces(
  db: ReadDb,
  query: TicketQuery,
  { looking, ...page }: Page & { readonly looking: Looking },
): readonly Place[] {
  const found = findIn(db, query, looking)
  const parts = partsOf(db, query, looking)
  const walk: Walker = parts === null ? () => null : walkParts(db, parts, { ...page, found })
  const few = () => {
    const rows = fewRows(db, query, { found, looking })
    if (rows === null) return null
    return sortedPlaces(db, { query, from: ticketsOf(rows), where: found.where, ...page })
  }
  return (
    walk(patience.short) ??
    few() ??
    walk(found.rows === null ? patience.long : patience.certain) ??
    sortedPlaces(db, { query, ...allTickets(query, found), ...page })
  )
}

/** The numbers of all that may be found, if it can be seen soon that they are few. */
function fewRows(
  db: ReadDb,
  { where, merged }: TicketQuery,
  { found, looking }: { readonly found: Found; readonly looking: Looking },
): Iterable<number> | null {
  if (found.rows !== null) return found.rows.size <= patience.few ? found.rows : null
  const narrow = narrowest(where, looking.personId)
  if (merged === true || !narrow.few) return null
  const rows = db.values<[number]>(
    sql`select ${tickets}.rowid from ${narrow.from} where ${narrow.where} and ${found.where}
      limit ${patience.few + 1}`,
  )
  return rows.length > patience.few ? null : rows.map(([row]) => row)
}
