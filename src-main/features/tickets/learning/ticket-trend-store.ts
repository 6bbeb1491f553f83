import { trendDays } from '@shared/tickets/ticket-learning-contract'
import { wordsOfNames } from '@shared/tickets/ticket-topic'
import type { TrendingTicket } from '@shared/tickets/ticket-trends'
import { and, eq, gte, inArray, isNotNull, isNull } from 'drizzle-orm'
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
  lately(now: number, at: { readonly bayId?: string; readonly locationId?: string } = {}) {
    const { id, title, category, locationId, bayId, createdAt, resolvedAt } = tickets
    const since = new Date(now - trendDays * dayMs).toISOString()
    return this.db
      .select({
        ...{ id, title, category, locationId, createdAt, resolvedAt },
        ...{ bayId: bays.id, bayNumber: bays.number },
      })
      .from(tickets)
      .innerJoin(bays, eq(bays.id, bayId))
      .where(
        and(
          isNotNull(bayId),
          gte(createdAt, since),
          inArray(category, ['tech', 'facilities']),
          isNull(tickets.mergedIntoId),
          isNull(tickets.parentId),
          isNull(tickets.deletedAt),
          at.bayId === undefined ? undefined : eq(bayId, at.bayId),
          at.locationId === undefined ? undefined : eq(locationId, at.locationId),
        ),
      )
      .all() satisfies readonly TrendingTicket[]
  }

  /** Words of the names of the club's places. */
  placeWords(): ReadonlySet<string> {
    const names = this.db.select({ name: locations.name }).from(locations).all()
    return wordsOfNames(names.map(({ name }) => name))
  }
}
