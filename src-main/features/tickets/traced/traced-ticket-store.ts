import { and, desc, eq, gte, isNull } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import type { Clock } from '../../../platform/clock'
import { readListed } from '../lists/listed-ticket-sql'

/** Clocks of two devices may differ by so much, in milliseconds. */
const clocksDifferBy = 10 * 60_000

/** Tickets by the question that they came from. */
export class TracedTicketStore {
  constructor(
    private readonly db: ReadDb,
    private readonly clock: Clock,
  ) {}

  /** The latest one. A ticket is younger than its question, and the index over times knows which are. */
  latest(traceId: string) {
    const earliest = new Date(askedAt(traceId) - clocksDifferBy).toISOString()
    const found = this.db
      .select({ id: tickets.id })
      .from(tickets)
      .where(
        and(
          gte(tickets.createdAt, earliest),
          eq(tickets.traceId, traceId),
          isNull(tickets.deletedAt),
        ),
      )
      .orderBy(desc(tickets.createdAt))
      .limit(1)
      .get()
    const [ticket] = found === undefined ? [] : readListed(this.db, [found.id], this.clock.now())
    return ticket ?? null
  }

  /** A deleted one counts as well. */
  isThere(ticketId: string): boolean {
    return (
      this.db.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, ticketId)).get() !==
      undefined
    )
  }
}

/** A trace id begins with when it was made, as UUIDs of version 7 do. In milliseconds since 1970. */
const askedAt = (traceId: string) => Number.parseInt(traceId.slice(0, 12), 16)
