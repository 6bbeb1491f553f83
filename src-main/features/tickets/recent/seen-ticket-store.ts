import type { Ticket } from '@shared/tickets/ticket-contract'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { seenTickets } from '../../../data/sqlite/schema/ticket-work'
import type { Clock } from '../../../platform/clock'
import { readListed } from '../lists/listed-ticket-sql'

const mostKept = 200
const mostShown = 20

/** Which tickets were looked at on this device, and when last. */
export class SeenTicketStore {
  constructor(
    private readonly local: LocalDatabase,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError DISK_FULL … */
  see(ticketId: string): void {
    if (this.local.readOnly) return
    const at = this.clock.now().toISOString()
    const kept = sql`select ticket_id from ${seenTickets} order by at desc, rowid desc limit ${mostKept}`
    this.local.write(
      (db) => {
        // Removed first: of two in one moment, the later row is the later one.
        db.delete(seenTickets).where(eq(seenTickets.ticketId, ticketId)).run()
        db.insert(seenTickets).values({ ticketId, at }).run()
        db.delete(seenTickets).where(sql`${seenTickets.ticketId} not in (${kept})`).run()
      },
      // Worth no waiting for the disk.
      { durable: false },
    )
  }

  /** Those that are still here, the last one first. */
  recent(): Ticket[] {
    const found = this.local.read
      .select({ id: tickets.id })
      .from(seenTickets)
      .innerJoin(tickets, and(eq(tickets.id, seenTickets.ticketId), isNull(tickets.deletedAt)))
      .orderBy(desc(seenTickets.at), sql`${seenTickets}.rowid desc`)
      .limit(mostShown)
      .all()
    const ids = found.map(({ id }) => id)
    return [...readListed(this.local.read, ids, this.clock.now())]
  }
}
