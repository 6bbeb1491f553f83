import type { EventPayload } from '@shared/ipc/contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { request } from '../../ipc/request'
import { RequestError } from '../../ipc/request-error'
import type { TicketQuery } from './ticket-query'

// More changes than this are read as a list instead of one by one.
const readSingly = 40
const longestList = 500

type RowsChanged = EventPayload<'sync.rows-changed'>

interface Shown {
  readonly query: TicketQuery
  readonly listed: readonly Ticket[]
}

export interface ChangedTickets {
  readonly tickets: readonly Ticket[]
  /** Rows left the list, or more changed than was read. */
  readonly incomplete: boolean
}

/** The tickets that a change is about, as they are now; null when it is about none. */
export async function readChanged(
  { entity, ids }: RowsChanged,
  shown: Shown,
): Promise<ChangedTickets | null> {
  // A conflict's event does not name its ticket.
  if (entity === 'sync_conflicts') return readListed(shown)
  if (entity !== 'tickets') return null
  if (ids === null || ids.length > readSingly) return readListed(shown)
  const read = await Promise.all(ids.map(readTicket))
  const tickets = read.filter((ticket) => ticket !== null)
  const found = new Set(tickets.map(({ id }) => id))
  return { tickets, incomplete: shown.listed.some(({ id }) => ids.includes(id) && !found.has(id)) }
}

async function readListed({ query, listed }: Shown): Promise<ChangedTickets> {
  const limit = Math.min(longestList, Math.max(1, listed.length))
  const { items } = await request('tickets.list', { ...query, limit })
  const found = new Set(items.map(({ id }) => id))
  return { tickets: items, incomplete: listed.some(({ id }) => !found.has(id)) }
}

async function readTicket(id: string): Promise<Ticket | null> {
  try {
    return await request('tickets.show', { id })
  } catch (error) {
    // Deleted, or no longer for this person.
    if (error instanceof RequestError) return null
    throw error
  }
}
