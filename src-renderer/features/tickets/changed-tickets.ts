import type { EventPayload } from '@shared/ipc/contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { request } from '../../ipc/request'

// Changes of more than these are read as a list.
const mostChanged = 500
const longestList = 500

const belonging: ReadonlySet<string> = new Set(['sync_conflicts', 'ticket_comments'])

type RowsChanged = EventPayload<'sync.rows-changed'>

interface Shown {
  readonly query: TicketQuery
  readonly listed: readonly Ticket[]
}

export interface ChangedTickets {
  /** As they are now. */
  readonly tickets: readonly Ticket[]
  /** Those of them that the list would show. */
  readonly matching: readonly Ticket[]
  /** Rows left the list, or more changed than was read. */
  readonly incomplete: boolean
}

/** The tickets that a change is about, as they are now; null when it is about none. */
export async function readChanged(
  { entity, ids }: RowsChanged,
  shown: Shown,
): Promise<ChangedTickets | null> {
  // Events of what belongs to a ticket do not name it.
  if (belonging.has(entity)) return readListed(shown)
  if (entity !== 'tickets') return null
  if (ids === null || ids.length > mostChanged) return readListed(shown)
  const [tickets, matching] = await Promise.all([
    request('tickets.matching', { query: { merged: true }, ids: [...ids] }),
    readMatching(shown.query, ids),
  ])
  const found = new Set(tickets.map(({ id }) => id))
  const incomplete = shown.listed.some(({ id }) => ids.includes(id) && !found.has(id))
  return { tickets, matching, incomplete }
}

/** Those of these tickets that a list of that query shows now. */
export function readMatching(
  query: TicketQuery,
  ids: readonly string[],
): Promise<readonly Ticket[]> {
  return request('tickets.matching', { query, ids: [...ids] })
}

async function readListed({ query, listed }: Shown): Promise<ChangedTickets> {
  const limit = Math.min(longestList, Math.max(1, listed.length))
  const { items } = await request('tickets.list', { ...query, limit })
  const found = new Set(items.map(({ id }) => id))
  const incomplete = listed.some(({ id }) => !found.has(id))
  return { tickets: items, matching: items, incomplete }
}
