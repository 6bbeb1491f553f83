import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import type { TicketGrouping, TicketQuery, TicketSort } from '@shared/tickets/ticket-query'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import { openPromise } from './promise-sql'

/** What rows are put in order by; never null. */
export interface OrderTerm {
  readonly by: SQL
  readonly descending: boolean
}

export const bayLocations = alias(locations, 'bay_locations')

/** What the order of tickets is read from; what is not named costs nothing. */
export const besideTickets = sql`left join ${locations} on ${eq(locations.id, tickets.locationId)}
  left join ${staffNames} on ${eq(staffNames.id, tickets.assigneeId)}
  left join ${bays} on ${eq(bays.id, tickets.bayId)}
  left join ${locations} ${sql.identifier('bay_locations')} on ${eq(bayLocations.id, bays.locationId)}
  left join ${ticketClocks} on ${eq(ticketClocks.ticketId, tickets.id)}`

const isEmpty = (what: SQLWrapper) => sql`(${what} is null)`
const named = (what: SQLWrapper) => sql`coalesce(${what}, '') collate nocase`
const orEmpty = (what: SQLWrapper) => sql`coalesce(${what}, '')`

/** The place of a value among all that there are; what is not known goes last. */
function rankOf(column: SQLWrapper, values: readonly string[]): SQL {
  const whens = values.map((value, place) => sql.raw(`when '${value}' then ${place}`))
  return sql`case ${column} ${sql.join(whens, sql` `)} else ${sql.raw(String(values.length))} end`
}

/** By name, and those of one name apart. */
const places = [named(locations.name), sql`${tickets.locationId}`]
const people = [named(staffNames.name), orEmpty(tickets.assigneeId)]
const rooms = [
  ...[named(bayLocations.name), orEmpty(bayLocations.id)],
  ...[sql`coalesce(${bays.number}, 0)`, orEmpty(tickets.bayId)],
]

interface Order {
  /** Tickets that have nothing there go last, whichever way the others are turned. */
  readonly emptyLast?: SQL
  readonly by: readonly SQL[]
}

const priorities = rankOf(tickets.priority, ticketPriorities)

const sorts: { readonly [Each in TicketSort]: Order } = {
  created: { by: [] },
  updated: { by: [sql`${tickets.updatedAt}`] },
  due: { emptyLast: isEmpty(tickets.dueAt), by: [orEmpty(tickets.dueAt)] },
  promise: { emptyLast: isEmpty(openPromise), by: [orEmpty(openPromise)] },
  priority: { by: [priorities] },
  status: { by: [rankOf(tickets.status, ticketStatuses)] },
  title: { by: [sql`${tickets.title} collate nocase`] },
  location: { by: places },
  assignee: { emptyLast: isEmpty(tickets.assigneeId), by: people },
}

const groupings: { readonly [Each in TicketGrouping]: Order } = {
  status: sorts.status,
  // Urgent first.
  priority: { by: [sql`-${priorities}`] },
  category: { by: [rankOf(tickets.category, ticketCategories)] },
  location: sorts.location,
  assignee: sorts.assignee,
  bay: { emptyLast: isEmpty(tickets.bayId), by: rooms },
}

/** Parts in the order of their field. */
export function groupTerms(group: TicketGrouping | undefined): readonly OrderTerm[] {
  return group === undefined ? [] : termsOf(groupings[group], false)
}

/** What a list is sorted by, before those that tie are put in their order. */
export function termsOfSort({ by, descending }: TicketQuery['sort']): readonly OrderTerm[] {
  return termsOf(sorts[by], descending)
}

/** The order of a list; no two tickets have the same place in it. */
export function orderOf({
  group,
  sort,
}: Pick<TicketQuery, 'group' | 'sort'>): readonly OrderTerm[] {
  const newestFirst = !(sort.by === 'created' && !sort.descending)
  return [
    ...groupTerms(group),
    ...termsOfSort(sort),
    { by: sql`${tickets.createdAt}`, descending: newestFirst },
    { by: sql`${tickets.id}`, descending: newestFirst },
  ]
}

function termsOf({ emptyLast, by }: Order, descending: boolean): readonly OrderTerm[] {
  const first = emptyLast === undefined ? [] : [{ by: emptyLast, descending: false }]
  return [...first, ...by.map((each) => ({ by: each, descending }))]
}

export function orderBySql(terms: readonly OrderTerm[]): SQL {
  const each = terms.map(({ by, descending }) => (descending ? sql`${by} desc` : by))
  return sql.join(each, sql`, `)
}
