import { trendDays } from '@shared/tickets/ticket-learning-contract'
import { wordsOfNames } from '@shared/tickets/ticket-topic'
import type { TrendingTicket } from '@shared/tickets/ticket-trends'
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

const dayMs = 86_400_000

/**
 * What happened lately in bays. Orders are no faults, merged tickets are told by their targets and
 * parts by their wholes.
 */
export class TicketTrendStore {
  constructor(private readonly db: ReadDb) {}

  /** @param now milliseconds since 1970 */
  lately(
    now: number,
    at: { readonly bayId?: string; readonly locationId?: string } = {},
  ): readonly TrendingTicket[] {
    const since = new Date(now - trendDays * dayMs).toISOString()
    const inBay = at.bayId === undefined ? sql`` : sql`and b.id = ${at.bayId}`
    const here = at.locationId === undefined ? sql`` : sql`and b.location_id = ${at.locationId}`
    // Bay by bay: half the time of going through all tickets of those days.
    return this.db.all<TrendingTicket>(sql`
      select t.id, t.title, t.category, t.location_id as locationId, b.id as bayId,
        b.number as bayNumber, t.created_at as createdAt, t.resolved_at as resolvedAt
      from ${bays} as b
      cross join ${tickets} as t on t.bay_id = b.id and t.created_at >= ${since}
      where t.bay_id is not null and t.category in ('tech', 'facilities')
        and t.merged_into_id is null and t.parent_id is null and t.deleted_at is null
        ${inBay} ${here}`)
  }

  /** Words of the names of the club's places. */
  placeWords(): ReadonlySet<string> {
    const names = this.db.select({ name: locations.name }).from(locations).all()
    return wordsOfNames(names.map(({ name }) => name))
  }
}
