import type { EventPayload } from '@shared/ipc/contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { on } from '../../ipc/events'
import { type ChangedTickets, readChanged } from './changed-tickets'
import { isListInUse } from './list-focus'
import { insertTickets, listedTickets, patchTickets, type TicketPages } from './ticket-pages'

interface Waiting {
  readonly added: readonly Ticket[]
  /** Rows left the list, or too much changed to tell what: it has to be read again. */
  readonly stale: boolean
}

const nothing: Waiting = { added: [], stale: false }

export function ticketListKey(query: TicketQueryInput) {
  return ['tickets.list', 'pages', query] as const
}

/** Keeps the rows of a list current; what would move it waits while somebody uses it. */
export function useArrivals(query: TicketQueryInput) {
  const client = useQueryClient()
  const key = JSON.stringify(query)
  const [state, setState] = useState({ key, waiting: nothing })
  const waiting = state.key === key ? state.waiting : nothing
  useEffect(() => {
    const followed: TicketQueryInput = JSON.parse(key)
    const wait = (more: Waiting) =>
      setState((now) => ({ key, waiting: merge(now.key === key ? now.waiting : nothing, more) }))
    const take = async (change: EventPayload<'sync.rows-changed'>) => {
      const pages = client.getQueryData<TicketPages>(ticketListKey(followed))
      const listed = listedTickets(pages)
      const changed = await readChanged(change, { query: followed, listed }).catch(() => null)
      if (changed === null) return
      const arrived = takeInPlace(client, followed, changed)
      const more = { added: arrived, stale: changed.incomplete }
      if (isListInUse()) wait(more)
      else await show(client, followed, more)
    }
    return on('sync.rows-changed', (change) => void take(change))
  }, [key, client])
  const clear = () => setState({ key, waiting: nothing })
  return { ...waiting, clear, show: () => show(client, query, waiting) }
}

/** Changes the rows that are listed; returns those that the list does not have yet. */
function takeInPlace(
  client: QueryClient,
  query: TicketQueryInput,
  { tickets, matching }: ChangedTickets,
): readonly Ticket[] {
  const key = ticketListKey(query)
  const before = client.getQueryData<TicketPages>(key)
  if (before === undefined) return []
  const patched = patchTickets(before, tickets)
  client.setQueryData<TicketPages>(key, patched)
  const known = new Set(listedTickets(patched).map(({ id }) => id))
  const fitting = matching.filter(({ id }) => !known.has(id))
  const after = new Set(listedTickets(insertTickets(patched, fitting)).map(({ id }) => id))
  return fitting.filter(({ id }) => after.has(id))
}

async function show(client: QueryClient, query: TicketQueryInput, waiting: Waiting): Promise<void> {
  const queryKey = ticketListKey(query)
  addToList(client, query, waiting.added)
  if (waiting.stale) await client.invalidateQueries({ queryKey })
}

/** Puts tickets into a list at once. */
export function addToList(
  client: QueryClient,
  query: TicketQueryInput,
  tickets: readonly Ticket[],
): void {
  client.setQueryData<TicketPages>(
    ticketListKey(query),
    (pages) => pages && insertTickets(pages, tickets),
  )
}

function merge(now: Waiting, more: Waiting): Waiting {
  const fresh = new Set(more.added.map(({ id }) => id))
  const others = now.added.filter(({ id }) => !fresh.has(id))
  return { added: [...others, ...more.added], stale: now.stale || more.stale }
}
