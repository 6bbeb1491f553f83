import type { TicketQuery } from '@shared/tickets/ticket-query'
import {
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import { on } from '../../../ipc/events'
import { request } from '../../../ipc/request'
import { readMatching } from '../changed-tickets'
import { listedTickets, type TicketPages } from '../ticket-pages'
import { columnAfter } from './board-pages'
import { type BoardStatus, boardQuery, boardStatuses, columnQuery } from './board-query'

const pageSize = 50
// More are read anew; a route takes no more at once.
const mostChanged = 500

const boardKey = (query: TicketQuery) => ['tickets.board', query] as const
const columnKey = (query: TicketQuery, status: BoardStatus) => [...boardKey(query), status] as const

/** The cards of one column, page by page. */
export function useBoardColumn(query: TicketQuery, status: BoardStatus) {
  const list = useInfiniteQuery({
    queryKey: columnKey(query, status),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      const asked = { ...columnQuery(query, status), ...after, limit: pageSize }
      return request('tickets.list', asked, { signal })
    },
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return { list, items: listedTickets(list.data) }
}

/** The cards that a column has read. */
export function cardsOf(client: QueryClient, query: TicketQuery, status: BoardStatus) {
  return listedTickets(client.getQueryData<TicketPages>(columnKey(query, status)))
}

/** Brings what changes to the columns; cards that stay do not move. */
export function useBoardChanges(query: TicketQuery): void {
  const client = useQueryClient()
  const key = JSON.stringify(query)
  useEffect(() => {
    const followed: TicketQuery = JSON.parse(key)
    const readAgain = () => client.invalidateQueries({ queryKey: boardKey(followed) })
    const take = async (ids: readonly string[] | null) => {
      if (ids === null || ids.length > mostChanged) return readAgain()
      const tickets = await readMatching(boardQuery(followed), ids).catch(() => null)
      if (tickets === null) return readAgain()
      for (const status of boardStatuses) {
        const here = tickets.filter((ticket) => ticket.status === status)
        client.setQueryData<TicketPages>(
          columnKey(followed, status),
          (pages) => pages && columnAfter(pages, ids, here),
        )
      }
    }
    return on('sync.rows-changed', ({ entity, ids }) => {
      if (entity === 'tickets') void take(ids)
    })
  }, [key, client])
}
