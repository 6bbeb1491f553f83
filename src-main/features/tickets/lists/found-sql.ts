import type { TicketGrouping, TicketQuery } from '@shared/tickets/ticket-query'
import { isGroup, type TicketCondition, type TicketWhere } from '@shared/tickets/ticket-where'
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { keyedFields } from './keyed-fields-sql'
import type { Looking } from './trait-sql'
import { whereSql } from './where-sql'
import { rowsWithWords } from './word-search-sql'

type Narrowed = Pick<TicketQuery, 'where' | 'merged'>

/** Which tickets a list shows. */
export interface Found {
  readonly where: SQL
  /** Their numbers, or more than theirs: those that have the words. Null: no words are sought. */
  readonly rows: ReadonlySet<number> | null
}

const isThere = sql`${tickets.deletedAt} is null`

/** Neither deleted nor merged into another; the indexes for lists have these alone. */
export const isListed = sql`${isThere} and ${tickets.mergedIntoId} is null`

/** Words that all tickets must have are looked up at once: they are the narrowest as a rule. */
export function findIn(db: ReadDb, { where, merged }: Narrowed, looking: Looking): Found {
  const shown = merged === true ? isThere : isListed
  if (where === undefined) return { where: shown, rows: null }
  const texts = where.match === 'all' ? where.of.filter(isSearch) : []
  if (texts.length === 0)
    return { where: sql`${shown} and ${whereSql(where, looking)}`, rows: null }
  const others: TicketWhere = { match: 'all', of: where.of.filter((part) => !isSearch(part)) }
  const words = texts.map(({ value }) => value)
  return { where: sql`${shown} and ${whereSql(others, looking)}`, rows: rowsWithWords(db, words) }
}

type Search = Extract<TicketCondition, { readonly field: 'text' }>

function isSearch(part: TicketCondition | TicketWhere): part is Search {
  return !isGroup(part) && part.field === 'text' && part.is === 'has'
}

/** Tickets, as that index has them. */
export const ticketsBy = (index: string) => sql`${tickets} indexed by ${sql.identifier(index)}`

/** Tickets with these numbers. */
export function ticketsOf(rows: Iterable<number>): SQL {
  return sql`json_each(${JSON.stringify([...rows])}) as few
    cross join ${tickets} on ${tickets}.rowid = few.value`
}

/** To look up so many takes as long as to go through a hundred thousand in an index. */
const many = 10_000

/** Where all that may be found is looked at: in an index that has most of what is asked for. */
export function allTickets({ merged }: Narrowed, { where, rows }: Found) {
  if (rows !== null && rows.size < many) return { from: ticketsOf(rows), where }
  const from = merged === true ? sql`${tickets} not indexed` : ticketsBy('tickets_listed')
  if (rows === null) return { from, where }
  const numbers = JSON.stringify([...rows])
  const has = sql`${tickets}.rowid in (select value from json_each(${numbers}))`
  return { from, where: sql`${where} and ${has}` }
}

/** The same for counting; in an index in the order of what they are parted by, where it has all. */
export function countedTickets(
  narrowed: Narrowed,
  found: Found,
  group: TicketGrouping | undefined,
): ReturnType<typeof allTickets> {
  const all = allTickets(narrowed, found)
  const field = onlyField(narrowed.where, group)
  if (field === undefined || narrowed.merged === true) return all
  return { ...all, from: ticketsBy(keyedFields[field].index) }
}

/** The one field that tickets are narrowed and parted by; any for all of them. */
function onlyField(
  where: TicketWhere | undefined,
  group: TicketGrouping | undefined,
): TicketGrouping | undefined {
  const [part, ...others] = where?.of ?? []
  if (part === undefined) return group ?? 'status'
  if (others.length > 0 || isGroup(part) || !isKeyed(part.field)) return undefined
  return group === undefined || group === part.field ? part.field : undefined
}

const isKeyed = (field: string): field is TicketGrouping => Object.hasOwn(keyedFields, field)
