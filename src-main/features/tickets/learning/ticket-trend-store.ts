import { trendDays } from '@shared/tickets/ticket-learning-contract'
import { wordsOfNames } from '@shared/tickets/ticket-topic'
import type { TrendingTicket } from '@shared/tickets/ticket-trends'
import { eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

const dayMs = 86_400_000

/** Everywhere, in one location with its bays, outside its bays (`null`), or in one bay. */
export interface TrendPlace {
  readonly locationId?: string | undefined
  readonly bayId?: string | null | undefined
}

/**
 * What happened lately, by place. Orders are no faults, merged tickets are told by their targets and
 * parts by their wholes.
 */
export class TicketTrendStore {
  constructor(private readonly db: ReadDb) {}

  /** @param now milliseconds since 1970 */
  lately(now: number, at: TrendPlace = {}): readonly TrendingTicket[] {
    const since = new Date(now - trendDays * dayMs).toISOString()
    const { bayId, locationId } = at
    // Nobody keeps statistics of a copy: which index is the narrow one is said here.
    const index = sql.identifier(typeof bayId === 'string' ? 'tickets_in_bay' : 'tickets_listed')
    return this.db.all<TrendingTicket>(sql`
      select t.id, t.title, t.location_id as locationId, b.id as bayId,
        b.number as bayNumber, t.created_at as createdAt, t.resolved_at as resolvedAt
      from ${tickets} as t indexed by ${index} left join ${bays} as b on b.id = t.bay_id
      where t.created_at >= ${since} and t.category in ('tech', 'facilities')
        and t.merged_into_id is null and t.parent_id is null and t.deleted_at is null
        ${bayId === undefined ? sql`` : sql`and t.bay_id is ${bayId}`}
        ${locationId === undefined ? sql`` : sql`and t.location_id = ${locationId}`}`)
  }

  /** @param id of a location or of a bay */
  placeOf(id: string): TrendPlace {
    const at = this.db
      .select({ id: locations.id })
      .from(locations)
      .where(eq(locations.id, id))
      .get()
    return at === undefined ? { bayId: id } : { locationId: id, bayId: null }
  }

  /** Words of the names of the club's places. */
  placeWords(): ReadonlySet<string> {
    const names = this.db.select({ name: locations.name }).from(locations).all()
    return wordsOfNames(names.map(({ name }) => name))
  }
}
