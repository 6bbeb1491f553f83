import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { useNews } from './own-tickets'
import { listedTickets } from './ticket-pages'
import { ticketListKey, useArrivals } from './use-arrivals'

const pageSize = 100

/** The tickets that match, newest first, page by page; what changes meanwhile changes in place. */
export function useTickets(query: TicketQueryInput) {
  const list = useInfiniteQuery({
    queryKey: ticketListKey(query),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      return request('tickets.list', { ...query, ...after, limit: pageSize }, { signal })
    },
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    // Coming back to the screen shows the newest; a kept list would move under the eyes.
    gcTime: 0,
  })
  const { show, clear, added, stale } = useArrivals(query)
  const showArrivals = async () => {
    clear()
    await show()
  }
  const items = listedTickets(list.data)
  return { list, items, added: useNews(added, items), stale, showArrivals }
}
