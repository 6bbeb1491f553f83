import type { TicketQuery } from '@shared/tickets/ticket-query'
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { isAfter, type Place } from './list-cursor-sql'
import { besideTickets, orderBySql, orderOf } from './list-order-sql'

interface Sorted {
  readonly query: Pick<TicketQuery, 'group' | 'sort'>
  /** Tickets, all of which are looked at. */
  readonly from: SQL
  readonly where: SQL
  /** Null: from the start. */
  readonly after: Place | null
  readonly limit: number
}

/** The first rows that are found after a place in the list. */
export function sortedPlaces(
  db: ReadDb,
  { query, from, where, after, limit }: Sorted,
): readonly Place[] {
  const terms = orderOf(query)
  const values = sql.join(
    terms.map(({ by }) => by),
    sql`, `,
  )
  const further = after === null ? sql`` : sql` and ${isAfter(terms, after)}`
  return db.values<[...Place]>(sql`select ${values} from ${from} ${besideTickets}
    where ${where}${further} order by ${orderBySql(terms)} limit ${limit}`)
}
