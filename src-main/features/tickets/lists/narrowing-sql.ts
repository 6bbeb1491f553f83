import { isGroup, type TicketWhere } from '@shared/tickets/ticket-where'
import { type SQL, sql } from 'drizzle-orm'
import { isListed, ticketsBy } from './found-sql'
import { keyedFields } from './keyed-fields-sql'

/** Some of the tickets, by an index that has them newest first. */
export interface Narrowed {
  readonly from: SQL
  readonly where: SQL
  /** They are so few that all of them can be looked at. */
  readonly few: boolean
}

/** Those with the fewest tickets of one value first. */
const narrowing = ['bay', 'assignee', 'location', 'priority', 'status'] as const
const manyOfEach: readonly string[] = ['priority', 'status']

/** All that may be found, by the index that knows that best. */
export function narrowest(where: TicketWhere | undefined, personId: string): Narrowed {
  for (const field of where?.match === 'all' ? narrowing : []) {
    for (const part of where?.of ?? []) {
      if (isGroup(part) || part.field !== field || part.is !== 'any-of') continue
      const [only, ...others] = part.values
      if (others.length > 0 || only === null || only === undefined) continue
      const { column, index } = keyedFields[field]
      const value = field === 'assignee' && only === 'me' ? personId : only
      const is = sql`${isListed} and ${column} = ${value}`
      return { from: ticketsBy(index), where: is, few: !manyOfEach.includes(field) }
    }
  }
  return { from: ticketsBy('tickets_listed'), where: isListed, few: false }
}
