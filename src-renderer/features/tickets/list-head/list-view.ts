import {
  type TicketColumn,
  type TicketGrouping,
  type TicketQuery,
  ticketColumns,
  ticketQuery,
} from '@shared/tickets/ticket-query'
import { ticketLayouts } from '@shared/tickets/ticket-view-contract'
import type { TicketWhere } from '@shared/tickets/ticket-where'
import { z } from 'zod'

/** How one person has the list of tickets now. */
export interface ListView {
  /** Without the location at the top of the app and without what is searched for. */
  readonly query: TicketQuery
  /** What stands in the search box. */
  readonly text: string
  readonly layout: (typeof ticketLayouts)[number]
  readonly columns: readonly TicketColumn[]
  /** The view that it was opened from: a built-in one's name or a saved one's id. */
  readonly viewId: string | null
}

export const newestFirst: TicketQuery['sort'] = { by: 'created', descending: true }

/** What a table shows until somebody chooses otherwise. */
export const usualColumns: readonly TicketColumn[] = [
  ...([
    'title',
    'priority',
    'status',
    'location',
    'bay',
    'assignee',
    'promise',
    'created',
  ] as const),
]

const stillToDo: TicketWhere = {
  match: 'all',
  of: [{ field: 'status', is: 'any-of', values: ['open', 'in-progress', 'waiting'] }],
}

/** What somebody sees who never chose anything. */
export const firstListView: ListView = {
  query: { where: stillToDo, sort: newestFirst },
  text: '',
  layout: 'table',
  columns: usualColumns,
  viewId: 'open',
}

const keptView = z.object({
  query: ticketQuery,
  layout: z.enum(ticketLayouts),
  columns: z.array(z.enum(ticketColumns)).min(1),
  viewId: z.string().nullable(),
})

/** A view as this device remembers it; null for one that an older version wrote differently. */
export function readListView(kept: unknown): ListView | null {
  const read = keptView.safeParse(kept)
  return read.success ? { ...read.data, text: '' } : null
}

export const withWhere = (query: TicketQuery, where: TicketWhere | null): TicketQuery => {
  const { where: _before, ...rest } = query
  return where === null || where.of.length === 0 ? rest : { ...rest, where }
}

export const withGroup = (query: TicketQuery, group: TicketGrouping | null): TicketQuery => {
  const { group: _before, ...rest } = query
  return group === null ? rest : { ...rest, group }
}
