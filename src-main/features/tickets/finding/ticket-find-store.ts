import type { FoundTicket } from '@shared/tickets/ticket-find-contract'
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { seenTickets } from '../../../data/sqlite/schema/ticket-work'
import { newestWithAll, searchedWords } from '../lists/word-search-sql'

const { id, title, status, createdAt } = tickets
const found = { id, title, status, locationName: locations.name, bayNumber: bays.number }

/** An id alone, or at the end of a link such as `clubos://ticket/…`. */
const idInText = /^(?:clubos:\/\/tickets?\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
/** What came last is meant: words that nearly every ticket has would take long to put in order. */
const mostMatches = 1_000

/** A few tickets for whoever knows what they look for. */
export class TicketFindStore {
  constructor(private readonly db: ReadDb) {}

  /** Those whose title has the words come first, then other words of theirs, then comments. */
  find({ text, limit }: { text: string; limit: number }): FoundTicket[] {
    if (text === '') return this.seenLately(limit)
    const named = idInText.exec(text)?.[1]?.toLowerCase()
    if (named !== undefined) return this.some(eq(id, named), 1)
    const words = searchedWords(text)
    if (words.length === 0) return []
    const all: FoundTicket[] = []
    for (const kind of ['title', 'ticket', 'comment'] as const) {
      if (all.length === limit) break
      const known = JSON.stringify(all.map((one) => one.id))
      const way = newestWithAll(kind, words, mostMatches)
      const others = sql`${tickets}.rowid in (${way}) and ${id} not in (select value from json_each(${known}))`
      all.push(...this.some(others, limit - all.length))
    }
    return all
  }

  private seenLately(limit: number): FoundTicket[] {
    return this.db
      .select(found)
      .from(seenTickets)
      .innerJoin(tickets, and(eq(id, seenTickets.ticketId), isNull(tickets.deletedAt)))
      .innerJoin(locations, eq(locations.id, tickets.locationId))
      .leftJoin(bays, eq(bays.id, tickets.bayId))
      .orderBy(desc(seenTickets.at))
      .limit(limit)
      .all()
  }

  private some(where: SQL, limit: number): FoundTicket[] {
    return this.db
      .select(found)
      .from(tickets)
      .innerJoin(locations, eq(locations.id, tickets.locationId))
      .leftJoin(bays, eq(bays.id, tickets.bayId))
      .where(and(where, isNull(tickets.deletedAt)))
      .orderBy(desc(createdAt))
      .limit(limit)
      .all()
  }
}
