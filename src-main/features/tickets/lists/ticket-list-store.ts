import type { Ticket } from '@shared/tickets/ticket-contract'
import type {
  TicketCounts,
  TicketCountsInput,
  TicketListInput,
  TicketMatchingInput,
  TicketPage,
} from '@shared/tickets/ticket-list-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import type { Clock } from '../../../platform/clock'
import { countTickets } from './count-tickets'
import { isAfter, type Place, toCursor, toPlace } from './list-cursor'
import { type OrderTerm, orderBySql, orderedTickets, orderOf } from './list-order'
import { readListed } from './listed-ticket'
import { isOneOf } from './one-of-sql'
import type { Looking } from './trait-sql'
import { whereSql } from './where-sql'

/** Lists of tickets, from this device's copy. */
export class TicketListStore {
  constructor(
    private readonly db: ReadDb,
    private readonly the: {
      /** Who looks at them. */
      readonly personId: string
      readonly clock: Clock
    },
  ) {}

  /** @throws AppError BAD_CURSOR */
  list({ after, limit, ...query }: TicketListInput): TicketPage {
    const looking = this.looking()
    const terms = orderOf(query)
    const place = after === undefined ? [] : toPlace(query, after, terms.length)
    const narrowed = [
      found(query, looking),
      ...(after === undefined ? [] : [isAfter(terms, place)]),
    ]
    const rows = this.pick(terms, narrowed, limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: this.read(shown, looking),
      next: rows.length > limit && last !== undefined ? toCursor(query, last.place) : null,
    }
  }

  /** Those of these tickets that the query finds now, in its order. */
  matching({ query, ids }: TicketMatchingInput): Ticket[] {
    const looking = this.looking()
    const narrowed = [isOneOf(tickets.id, ids), found(query, looking)]
    return this.read(this.pick(orderOf(query), narrowed, ids.length), looking)
  }

  counts({ group, ...narrowed }: TicketCountsInput): TicketCounts {
    return countTickets(this.db, found(narrowed, this.looking()), group)
  }

  /** Which rows, in order. What a row shows is read of those alone that are shown. */
  private pick(terms: readonly OrderTerm[], where: readonly SQL[], limit: number) {
    const values = sql.join([sql`${tickets.id}`, ...terms.map(({ by }) => by)], sql`, `)
    return this.db
      .values<[string, ...Place]>(
        sql`select ${values} from ${orderedTickets} where ${sql.join([...where], sql` and `)}
          order by ${orderBySql(terms)} limit ${limit}`,
      )
      .map(([id, ...place]) => ({ id, place }))
  }

  private read(rows: readonly { readonly id: string }[], { now }: Looking): Ticket[] {
    return [
      ...readListed(
        this.db,
        rows.map(({ id }) => id),
        now,
      ),
    ]
  }

  private looking(): Looking {
    return { personId: this.the.personId, now: this.the.clock.now() }
  }
}

function found({ where, merged }: Pick<TicketQuery, 'where' | 'merged'>, looking: Looking): SQL {
  return sql.join(
    [
      sql`${tickets.deletedAt} is null`,
      ...(merged === undefined ? [sql`${tickets.mergedIntoId} is null`] : []),
      ...(where === undefined ? [] : [whereSql(where, looking)]),
    ],
    sql` and `,
  )
}
