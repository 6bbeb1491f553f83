import type { EventPayload } from '@shared/ipc/contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { on } from '../../ipc/events'
import { type ChangedTickets, readChanged } from './changed-tickets'
import { isListInUse } from './list-focus'
import {
  arrivedTickets,
  firstPageOf,
  haveLeft,
  insertTickets,
  isNewestFirst,
  listedTickets,
  patchTickets,
  type TicketPages,
} from './ticket-pages'

interface Waiting {
  readonly added: readonly Ticket[]
  /** Rows left the list, or too much changed to tell what: it has to be read again. */
  readonly stale: boolean
}

const nothing: Waiting = { added: [], stale: false }

export function ticketListKey(query: TicketQuery) {
  return ['tickets.list', 'pages', query] as const
}

/** Keeps the rows of a list current; what would move it waits while somebody uses it. */
export function useArrivals(query: TicketQuery) {
  const client = useQueryClient()
  const key = JSON.stringify(query)
  const [state, setState] = useState({ key, waiting: nothing })
  const waiting = state.key === key ? state.waiting : nothing
  useEffect(() => {
    const followed: TicketQuery = JSON.parse(key)
    const wait = (more: Waiting) =>
      setState((now) => ({ key, waiting: merge(now.key === key ? now.waiting : nothing, more) }))
    const take = async (change: EventPayload<'sync.rows-changed'>) => {
      const pages = client.getQueryData<TicketPages>(ticketListKey(followed))
      const listed = listedTickets(pages)
      const changed = await readChanged(change, { query: followed, listed }).catch(() => null)
      if (changed === null) return
      const more = takeInPlace(client, followed, changed)
      if (isListInUse()) wait(more)
      else await show(client, followed, more)
    }
    return on('sync.rows-changed', (change) => void take(change))
  }, [key, client])
  const clear = () => setState({ key, waiting: nothing })
  return { ...waiting, clear, show: () => show(client, query, waiting) }
}

/** Changes the rows that are listed; returns what it takes more than that to show. */
function takeInPlace(
  client: QueryClient,
  query: TicketQuery,
  { tickets, matching, incomplete }: ChangedTickets,
): Waiting {
  const key = ticketListKey(query)
  const before = client.getQueryData<TicketPages>(key)
  if (before === undefined) return nothing
  const pages = patchTickets(before, tickets)
  client.setQueryData<TicketPages>(key, pages)
  const readAt = client.getQueryState(key)?.dataUpdatedAt ?? 0
  const added = arrivedTickets({ pages, matching, query, readAt: new Date(readAt) })
  return { added, stale: incomplete || haveLeft(pages, { tickets, matching }) }
}

async function show(client: QueryClient, query: TicketQuery, waiting: Waiting): Promise<void> {
  const again = waiting.stale || !isNewestFirst(query)
  if (!again) addToList(client, query, waiting.added)
  else if (waiting.stale || waiting.added.length > 0) await readAgain(client, query)
}

/** Puts tickets into a list at once, each where the list's order has it. */
export async function showInList(
  client: QueryClient,
  query: TicketQuery,
  tickets: readonly Ticket[],
): Promise<void> {
  await show(client, query, { added: tickets, stale: false })
}

function addToList(client: QueryClient, query: TicketQuery, tickets: readonly Ticket[]): void {
  client.setQueryData<TicketPages>(
    ticketListKey(query),
    (pages) => pages && insertTickets(pages, tickets),
  )
}

/** From the first page: whoever asks for it goes to the top. */
async function readAgain(client: QueryClient, query: TicketQuery): Promise<void> {
  const queryKey = ticketListKey(query)
  client.setQueryData<TicketPages>(queryKey, (pages) => pages && firstPageOf(pages))
  await client.invalidateQueries({ queryKey })
}

function merge(now: Waiting, more: Waiting): Waiting {
  const fresh = new Set(more.added.map(({ id }) => id))
  const others = now.added.filter(({ id }) => !fresh.has(id))
  return { added: [...others, ...more.added], stale: now.stale || more.stale }
}
