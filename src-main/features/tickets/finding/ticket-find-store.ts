import type { FoundTicket } from '@shared/tickets/ticket-find-contract'
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { ticketComments, tickets } from '../../../data/sqlite/schema/local-tickets'
import { seenTickets } from '../../../data/sqlite/schema/ticket-work'

const { id, title, status, createdAt } = tickets
const found = { id, title, status, locationName: locations.name, bayNumber: bays.number }

/** An id alone, or at the end of a link such as `clubos://ticket/…`. */
const idInText = /^(?:clubos:\/\/tickets?\/)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
/** Words that nearly every ticket has would take long to order; the newest are what is meant. */
const mostMatches = 2_000

/** A few tickets for whoever knows what they look for. */
export class TicketFindStore {
  constructor(private readonly db: ReadDb) {}

  /** Those whose title has the words come first, then the newest. */
  find({ text, limit }: { text: string; limit: number }): FoundTicket[] {
    if (text === '') return this.seenLately(limit)
    const named = idInText.exec(text)?.[1]?.toLowerCase()
    if (named !== undefined) return this.some(eq(id, named), desc(createdAt), 1)
    const words = searched(text)
    if (words === null) return []
    const own = this.matching(words, limit)
    const left = limit - own.length
    return left > 0 ? [...own, ...this.commented(text, own, left)] : own
  }

  private matching(words: string, limit: number): FoundTicket[] {
    const inTitle = sql`${tickets}.rowid in
      (select rowid from tickets_fts where tickets_fts match ${`title : (${words})`}
        order by rowid desc limit ${mostMatches})`
    const anywhere = sql`${tickets}.rowid in
      (select rowid from tickets_fts where tickets_fts match ${words}
        order by rowid desc limit ${mostMatches})`
    return this.some(anywhere, sql`${inTitle} desc, ${createdAt} desc`, limit)
  }

  /** Where all words were said in one of the comments written lately. */
  private commented(text: string, but: readonly FoundTicket[], limit: number): FoundTicket[] {
    const words = wordsOf(text).map((word) => sql`instr(lower(c.body), ${word.toLowerCase()}) > 0`)
    const known = JSON.stringify(but.map((one) => one.id))
    const said = sql`${id} in (select c.ticket_id from
        (select * from ${ticketComments} order by rowid desc limit ${mostMatches * 10}) c
        where ${sql.join(words, sql` and `)})
      and ${id} not in (select value from json_each(${known}))`
    return this.some(said, desc(createdAt), limit)
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

  private some(where: SQL, order: SQL, limit: number): FoundTicket[] {
    return this.db
      .select(found)
      .from(tickets)
      .innerJoin(locations, eq(locations.id, tickets.locationId))
      .leftJoin(bays, eq(bays.id, tickets.bayId))
      .where(and(where, isNull(tickets.deletedAt)))
      .orderBy(order)
      .limit(limit)
      .all()
  }
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Every word has to occur, the last one as a beginning; nothing in it is an operator. */
function searched(text: string): string | null {
  const words = wordsOf(text)
  const last = words.at(-1)
  if (last === undefined) return null
  return [...words.slice(0, -1).map((word) => `"${word}"`), `"${last}"*`].join(' ')
}
