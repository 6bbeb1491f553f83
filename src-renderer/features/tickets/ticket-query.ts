import type { TicketQuery } from '@shared/tickets/ticket-query'
import type { TicketWhere } from '@shared/tickets/ticket-where'

interface Narrowed {
  readonly query: TicketQuery
  /** What is searched for; empty for nothing. */
  readonly text: string
}

/** What to ask main for: the filter, with the location at the top and what is searched for. */
export function askedQuery({ query, text }: Narrowed, locationId: string | null): TicketQuery {
  const { where, ...rest } = query
  // A group around it would make it deeper than a filter may be.
  if (locationId === null && text === '' && where !== undefined && where.of.length > 0) return query
  const of: TicketWhere['of'] = [
    ...(locationId === null
      ? []
      : [{ field: 'location' as const, is: 'any-of' as const, values: [locationId] }]),
    ...(text === '' ? [] : [{ field: 'text' as const, is: 'has' as const, value: text }]),
    ...partsOf(where),
  ]
  return of.length === 0 ? rest : { ...rest, where: { match: 'all', of } }
}

/** What all have to hold of a ticket: parts that can be taken away one by one. */
export function partsOf(where: TicketWhere | undefined): TicketWhere['of'] {
  if (where === undefined || where.of.length === 0) return []
  return where.match === 'all' || where.of.length === 1 ? where.of : [where]
}
