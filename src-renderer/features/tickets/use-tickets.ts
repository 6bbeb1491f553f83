import type { Ticket } from '@shared/tickets/ticket-contract'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { listedTickets, type TicketCursor } from './ticket-pages'
import type { TicketQuery } from './ticket-query'
import { ticketListKey, useArrivals } from './use-arrivals'

const pageSize = 100

/** The tickets that match, newest first, page by page; what changes meanwhile changes in place. */
export function useTickets(query: TicketQuery) {
  const list = useInfiniteQuery({
    queryKey: ticketListKey(query),
    initialPageParam: null as TicketCursor | null,
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      return request('tickets.list', { ...query, ...after, limit: pageSize }, { signal })
    },
    getNextPageParam: ({ items, more }) => (more ? cursorOf(items.at(-1)) : null),
    placeholderData: keepPreviousData,
    // Coming back to the screen shows the newest; a kept list would move under the eyes.
    gcTime: 0,
  })
  const { show, clear, added, stale } = useArrivals(query)
  const showArrivals = async () => {
    clear()
    await show()
  }
  return { list, items: listedTickets(list.data), added, stale, showArrivals }
}

function cursorOf(last: Ticket | undefined): TicketCursor | null {
  return last === undefined ? null : { createdAt: last.createdAt, id: last.id }
}
