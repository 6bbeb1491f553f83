import {
  isGroup,
  type TicketCondition,
  type TicketWhere,
  type ticketMoments,
} from '@shared/tickets/ticket-where'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { isOneOf, listHolds } from './one-of-sql'
import { type Looking, traitSql } from './trait-sql'
import { hasWords } from './word-search-sql'

type Field = TicketCondition['field']
type Of<Name extends Field> = Extract<TicketCondition, { readonly field: Name }>
type Listed = Extract<TicketCondition, { readonly values: unknown }>
type Moment = Extract<TicketCondition, { readonly field: (typeof ticketMoments)[number] }>

const dayMs = 86_400_000

/** Whether all or any of it holds. A group of nothing narrows nothing. */
export function whereSql(where: TicketWhere, looking: Looking): SQL {
  const parts = where.of.map((part) =>
    isGroup(part) ? whereSql(part, looking) : conditionSql(part, looking),
  )
  if (parts.length === 0) return sql`1`
  return sql`(${sql.join(parts, where.match === 'all' ? sql` and ` : sql` or `)})`
}

function conditionSql(condition: TicketCondition, looking: Looking): SQL {
  switch (condition.field) {
    case 'text':
      return negatedIf(condition.is === 'lacks', hasWords(condition.value))
    case 'trait':
      return negatedIf(condition.is === 'lacks', traitSql(condition.value, looking))
    case 'created':
    case 'updated':
    case 'due':
    case 'resolved':
      return momentSql(condition, looking)
    case 'tag':
      return tagSql(condition)
    default:
      return oneOfSql(condition, looking)
  }
}

const columns = {
  status: tickets.status,
  category: tickets.category,
  priority: tickets.priority,
  location: tickets.locationId,
  bay: tickets.bayId,
  assignee: tickets.assigneeId,
  creator: tickets.createdBy,
} as const

function oneOfSql({ field, is, values }: Exclude<Listed, Of<'tag'>>, { personId }: Looking): SQL {
  const column = columns[field]
  const given = values.flatMap((value) => {
    if (value === null) return []
    return [value === 'me' && isPerson(field) ? personId : value]
  })
  const isGiven = given.length === 1 ? sql`${column} = ${given[0]}` : isOneOf(column, given)
  const isEmpty = given.length < values.length ? sql`${column} is null or ` : sql``
  return negatedIf(is === 'none-of', sql`${isEmpty}${isGiven}`)
}

const isPerson = (field: Field) => field === 'assignee' || field === 'creator'

function tagSql({ is, values }: Of<'tag'>): SQL {
  const any = values.map((tag) => listHolds(tickets.tags, tag))
  return negatedIf(is === 'none-of', sql.join(any, sql` or `))
}

const moments = {
  created: tickets.createdAt,
  updated: tickets.updatedAt,
  due: tickets.dueAt,
  resolved: tickets.resolvedAt,
} as const

function momentSql(condition: Moment, { now }: Looking): SQL {
  const column = moments[condition.field]
  switch (condition.is) {
    case 'before':
      return sql`${column} < ${kept(condition.value)}`
    case 'after':
      return sql`${column} > ${kept(condition.value)}`
    case 'set':
      return sql`${column} is not null`
    case 'not-set':
      return sql`${column} is null`
    case 'within-days':
      return withinDays(column, now, condition.value * (condition.field === 'due' ? dayMs : -dayMs))
  }
}

function withinDays(column: SQLWrapper, now: Date, ms: number): SQL {
  const ends = [now.toISOString(), new Date(now.getTime() + ms).toISOString()].sort()
  return sql`${column} between ${ends[0]} and ${ends[1]}`
}

/** As times are kept: in UTC, with milliseconds, so that their text is in their order. */
const kept = (moment: string) => new Date(moment).toISOString()

/** Not to hold and not to be known are the same: an empty field lacks whatever is asked for. */
function negatedIf(negated: boolean, condition: SQL): SQL {
  return negated ? sql`((${condition}) is not true)` : sql`(${condition})`
}
