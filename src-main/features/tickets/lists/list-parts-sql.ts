import type { TicketGrouping, TicketQuery } from '@shared/tickets/ticket-query'
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import { ticketsBy as by, isListed } from './found-sql'
import { keyedFields, keysFrom } from './keyed-fields-sql'
import type { Place } from './list-cursor-sql'
import {
  besideTickets,
  groupTerms,
  type OrderTerm,
  orderBySql,
  termsOfSort,
} from './list-order-sql'
import { narrowest } from './narrowing-sql'
import { openPromise } from './promise-sql'
import type { Looking } from './trait-sql'

/** A stretch of a list that an index has in order. */
export interface ListPart {
  /** The tickets, by that index. */
  readonly from: SQL
  readonly where: SQL
  /** What all of its rows have in the first terms of the list's order. */
  readonly fixed: Place
  /** The other terms, as the index knows them. */
  readonly terms: readonly OrderTerm[]
}

const newest: readonly OrderTerm[] = [
  { by: sql`${tickets.createdAt}`, descending: true },
  { by: sql`${tickets.id}`, descending: true },
]
const oldest = newest.map((term) => ({ ...term, descending: false }))

/** The stretches of a list in their order; null where no index has that order. */
export function partsOf(
  db: ReadDb,
  query: TicketQuery,
  { personId }: Looking,
): readonly ListPart[] | null {
  const { group, sort, merged, where } = query
  if (merged === true) return null
  const isByAge = sort.by === 'created' && sort.descending
  if (group !== undefined) return isByAge ? keyParts(db, group, groupTerms(group)) : null
  switch (sort.by) {
    case 'created':
      return [{ ...narrowest(where, personId), fixed: [], terms: isByAge ? newest : oldest }]
    case 'updated':
      return [ordered('tickets_latest', sql`${tickets.updatedAt}`, sort.descending)]
    case 'title':
      return [ordered('tickets_by_title', sql`${tickets.title} collate nocase`, sort.descending)]
    case 'due':
      return dueParts(sort.descending)
    case 'promise':
      return promiseParts(sort.descending)
    default:
      return keyParts(db, sort.by, termsOfSort(sort))
  }
}

function ordered(index: string, first: SQL, descending: boolean): ListPart {
  return {
    from: by(index),
    where: isListed,
    fixed: [],
    terms: [{ by: first, descending }, ...newest],
  }
}

function dueParts(descending: boolean): readonly ListPart[] {
  const due = ordered('tickets_due', sql`${tickets.dueAt}`, descending)
  const none = { from: by('tickets_listed'), fixed: [1, ''], terms: newest }
  return [
    { ...due, where: sql`${isListed} and ${tickets.dueAt} is not null`, fixed: [0] },
    { ...none, where: sql`${isListed} and ${tickets.dueAt} is null` },
  ]
}

function promiseParts(descending: boolean): readonly ListPart[] {
  const clock = sql`${ticketClocks.ticketId} = ${tickets.id}`
  const open = sql`${ticketClocks} indexed by ticket_clocks_open cross join ${tickets} on ${clock}`
  const all = sql`${by('tickets_listed')} left join ${ticketClocks} on ${clock}`
  const terms = [{ by: openPromise, descending }, ...newest]
  return [
    { from: open, where: sql`${openPromise} is not null`, fixed: [0], terms },
    {
      from: all,
      where: sql`${isListed} and ${openPromise} is null`,
      fixed: [1, ''],
      terms: newest,
    },
  ]
}

/** One part for each value of a field, the newest tickets of each first. */
function keyParts(
  db: ReadDb,
  field: TicketGrouping,
  terms: readonly OrderTerm[],
): readonly ListPart[] {
  const { column, index } = keyedFields[field]
  const values = sql.join([sql`${column}`, ...terms.map((term) => term.by)], sql`, `)
  const found = db.values<[key: string | null, ...Place]>(sql`${keysOf(field)}
    select ${values} from keys as tickets ${besideTickets} order by ${orderBySql(terms)}`)
  return found.map(([key, ...fixed]) => {
    const has = key === null ? sql`${column} is null` : sql`${column} = ${key}`
    return { from: by(index), where: sql`${isListed} and ${has}`, fixed, terms: newest }
  })
}

/** The values of a field that tickets may have, as `keys`; found in leaps through its index. */
function keysOf(field: TicketGrouping): SQL {
  const { column, index, values } = keyedFields[field]
  if (values !== undefined) {
    const given = sql`select value as at, 0 as amount from json_each(${JSON.stringify(values)})`
    return sql`with ${keysFrom(field, given)}`
  }
  const source = sql`select at, 0 as amount from leaps where at is not null union all select null, 0`
  return sql`with recursive leaps (at) as (
      select min(${column}) from ${by(index)} where ${isListed}
      union all select (select min(${column}) from ${by(index)} where ${isListed} and ${column} > at)
        from leaps where at is not null),
    ${keysFrom(field, source)}`
}
