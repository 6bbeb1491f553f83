import { AppError } from '@shared/ipc/app-error'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { OrderTerm } from './list-order-sql'

/** A row's values of what the list is ordered by. */
export type Place = readonly (string | number)[]

type Ordered = Pick<TicketQuery, 'group' | 'sort'>

const cursor = z.object({ of: z.string(), at: z.array(z.union([z.string(), z.number()])).max(20) })

/** The place of a row as a text that callers hand back. */
export function toCursor(order: Ordered, at: Place): string {
  return Buffer.from(JSON.stringify({ of: nameOf(order), at })).toString('base64url')
}

/**
 * @param length of a place in this order
 * @throws AppError BAD_CURSOR when it is none, or of another order
 */
export function toPlace(order: Ordered, after: string, length: number): Place {
  const read = cursor.safeParse(parsed(Buffer.from(after, 'base64url').toString()))
  if (read.success && read.data.of === nameOf(order) && read.data.at.length === length) {
    return read.data.at
  }
  throw new AppError('BAD_CURSOR', 'This list was left off somewhere else. Read it from its start.')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const nameOf = ({ group, sort }: Ordered) =>
  `${group ?? ''}/${sort.by}/${sort.descending ? 'down' : 'up'}`

/** The same for what an index has in that order, so that the index finds the place. */
export function isAfterInIndex(terms: readonly OrderTerm[], place: Place): SQL {
  const [first] = terms
  if (first === undefined) return sql`0`
  const [by, values] = [terms.map((term) => term.by), place.map((value) => sql`${value}`)]
  if (terms.every(({ descending }) => descending === first.descending)) {
    const than = first.descending ? sql`<` : sql`>`
    return sql`(${sql.join(by, sql`, `)}) ${than} (${sql.join(values, sql`, `)})`
  }
  const bound = first.descending ? sql`${first.by} <= ${place[0]}` : sql`${first.by} >= ${place[0]}`
  return sql`${bound} and ${isAfter(terms, place)}`
}

/** Below that place: it differs first in one term, and there it comes later. */
export function isAfter([term, ...terms]: readonly OrderTerm[], [value, ...place]: Place): SQL {
  if (term === undefined) return sql`0`
  const later = term.descending ? sql`${term.by} < ${value}` : sql`${term.by} > ${value}`
  if (terms.length === 0) return later
  return sql`(${later} or (${term.by} = ${value} and ${isAfter(terms, place)}))`
}
