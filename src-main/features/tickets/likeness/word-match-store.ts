import { unresolved } from '@shared/tickets/unresolved'
import { and, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays } from '../../../data/sqlite/schema/local-knowledge'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import type { Clock } from '../../../platform/clock'
import { readListed } from '../lists/listed-ticket-sql'
import type { MeaningFilter } from './ticket-meaning'

export interface CountedWord {
  readonly word: string
  /** In how many tickets it stands; `mostCounted` or more count as that. */
  readonly count: number
}

/** A word that stands in more tickets than this tells them apart too little to be looked up. */
export const mostCounted = 4_000
/** So many rows are put in order by how well their words fit: 5 ms. */
const mostRanked = 6_000

export type Filter = MeaningFilter & { readonly exceptId?: string | undefined }

/** Tickets by the words of their title and description, and as lists show them. */
export class WordMatchStore {
  constructor(
    private readonly db: ReadDb,
    private readonly clock: Clock,
  ) {}

  /** About how many tickets there are, deleted ones among them. */
  size(): number {
    return (
      this.db.get<{ most: number | null }>(sql`select max(rowid) as most from ${tickets}`)?.most ??
      0
    )
  }

  count(words: readonly string[]): readonly CountedWord[] {
    return words.map((word) => {
      const found = this.db.get<{ n: number }>(sql`select count(*) as n from (select rowid
        from tickets_fts where tickets_fts match ${quoted(word)} limit ${mostCounted})`)
      return { word, count: found?.n ?? 0 }
    })
  }

  /** Tickets with the rarer ones of these words, best first; where all are common, newest first those that have them all. */
  matching(words: readonly CountedWord[], filter: Filter, limit: number): readonly string[] {
    const known = words.filter(({ count }) => count > 0)
    const rare = rarest(known)
    if (known.length === 0) return []
    const [match, order] =
      rare.length > 0
        ? [rare.map(({ word }) => quoted(word)).join(' OR '), sql`f.rank`]
        : [known.map(({ word }) => quoted(word)).join(' '), sql`f.rowid desc`]
    const found = this.db.all<{ id: string }>(sql`select ${tickets}.id as id
      from tickets_fts f join ${tickets} on ${tickets}.rowid = f.rowid
      where f.tickets_fts match ${match} and ${conditionsOf(filter)}
      order by ${order} limit ${limit}`)
    return found.map(({ id }) => id)
  }

  /** What they say, of those that fit the filter; in no order. */
  read(ids: readonly string[], filter: Filter) {
    const { id, title, description, createdAt } = tickets
    return this.db
      .select({ id, title, description, createdAt, bayNumber: bays.number })
      .from(tickets)
      .leftJoin(bays, eq(bays.id, tickets.bayId))
      .where(and(inArray(tickets.id, [...ids]), conditionsOf(filter)))
      .all()
  }

  /** As lists show them, in the order of the ids. */
  show(ids: readonly string[]) {
    return readListed(this.db, ids, this.clock.now())
  }
}

function conditionsOf({ openOnly, finishedOnly, locationId, exceptId }: Filter): SQL | undefined {
  return and(
    isNull(tickets.deletedAt),
    isNull(tickets.mergedIntoId),
    openOnly ? inArray(tickets.status, [...unresolved]) : undefined,
    finishedOnly ? notInArray(tickets.status, [...unresolved]) : undefined,
    locationId === undefined ? undefined : eq(tickets.locationId, locationId),
    exceptId === undefined ? undefined : sql`${tickets.id} <> ${exceptId}`,
  )
}

/** As many as can be ranked in time. */
function rarest(words: readonly CountedWord[]): readonly CountedWord[] {
  let rows = 0
  return words
    .filter(({ count }) => count < mostCounted)
    .toSorted((a, b) => a.count - b.count)
    .filter(({ count }) => {
      rows += count
      return rows <= mostRanked
    })
}

/** Nothing in a word is an operator. */
const quoted = (word: string) => `"${word.replaceAll('"', '')}"`
