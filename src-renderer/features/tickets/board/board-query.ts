import type { TicketQuery } from '@shared/tickets/ticket-query'
import type { TicketStatus } from '@shared/tickets/ticket-status'
import { isGroup, type TicketCondition, type TicketWhere } from '@shared/tickets/ticket-where'

/** The columns, from left to right; what is archived has left the board. */
export const boardStatuses = [
  'open',
  'in-progress',
  'waiting',
  'resolved',
  'closed',
] as const satisfies readonly TicketStatus[]
export type BoardStatus = (typeof boardStatuses)[number]

/** What all columns show. They are the states, so that the list's own condition on it rests. */
export function boardQuery(query: TicketQuery): TicketQuery {
  const { group: _group, where, ...rest } = query
  const onBoard: TicketCondition = { field: 'status', is: 'any-of', values: [...boardStatuses] }
  return { ...rest, where: withCondition(withoutStatus(where), onBoard) }
}

/** What one column shows. */
export function columnQuery(query: TicketQuery, status: BoardStatus): TicketQuery {
  const { group: _group, where, ...rest } = query
  const only: TicketCondition = { field: 'status', is: 'any-of', values: [status] }
  return { ...rest, where: withCondition(withoutStatus(where), only) }
}

function withoutStatus(where: TicketWhere | undefined): TicketWhere | undefined {
  if (where === undefined || where.match !== 'all') return where
  return { ...where, of: where.of.filter((part) => isGroup(part) || part.field !== 'status') }
}

function withCondition(where: TicketWhere | undefined, condition: TicketCondition): TicketWhere {
  // Beside the conditions where that says the same: groups may be only so deep.
  const others = where === undefined ? [] : where.match === 'all' ? where.of : [where]
  return { match: 'all', of: [...others, condition] }
}
