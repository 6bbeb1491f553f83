import type { Ticket } from '@shared/tickets/ticket-contract'
import type {
  TicketCounts,
  TicketCountsInput,
  TicketListInput,
  TicketMatchingInput,
  TicketPage,
} from '@shared/tickets/ticket-list-contract'
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import type { Clock } from '../../../platform/clock'
import { countTickets } from './count-tickets-sql'
import { findPlaces } from './find-places-sql'
import { countedTickets, findIn, ticketsOf } from './found-sql'
import { type Place, toCursor, toPlace } from './list-cursor-sql'
import { orderOf } from './list-order-sql'
import { readListed } from './listed-ticket-sql'
import { isOneOf } from './one-of-sql'
import { sortedPlaces } from './sorted-places-sql'
import type { Looking } from './trait-sql'

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
    const place = after === undefined ? null : toPlace(query, after, terms.length)
    const places = findPlaces(this.db, query, { after: place, limit: limit + 1, looking })
    const shown = places.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: this.read(shown, looking),
      next: places.length > limit && last !== undefined ? toCursor(query, last) : null,
    }
  }

  /** Those of these tickets that the query finds now, in its order. */
  matching({ query, ids }: TicketMatchingInput): Ticket[] {
    const looking = this.looking()
    const { where, rows } = findIn(this.db, query, looking)
    const asked = this.db
      .values<[number]>(sql`select rowid from ${tickets} where ${isOneOf(tickets.id, ids)}`)
      .flatMap(([row]) => (rows === null || rows.has(row) ? [row] : []))
    const among = { query, from: ticketsOf(asked), where, after: null, limit: ids.length }
    return this.read(sortedPlaces(this.db, among), looking)
  }

  counts({ group, ...narrowed }: TicketCountsInput): TicketCounts {
    const found = findIn(this.db, narrowed, this.looking())
    return countTickets(this.db, countedTickets(narrowed, found, group), group)
  }

  private read(places: readonly Place[], { now }: Looking): Ticket[] {
    const ids = places.map((place) => String(place.at(-1)))
    return [...readListed(this.db, ids, now)]
  }

  private looking(): Looking {
    return { personId: this.the.personId, now: this.the.clock.now() }
  }
}
