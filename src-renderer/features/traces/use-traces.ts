import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { on } from '../../ipc/events'
import { request } from '../../ipc/request'
import { type TraceQuery, wouldList } from './trace-query'

const pageSize = 100

/** The traces that match, newest first, page by page; what has come since is only counted. */
export function useTraces(query: TraceQuery) {
  const queryKey = ['traces.list', 'pages', query]
  const client = useQueryClient()
  const added = useAdded(query)
  const list = useInfiniteQuery({
    queryKey,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam === null ? {} : { after: pageParam }
      return request('traces.list', { ...query, ...after, limit: pageSize }, { signal })
    },
    getNextPageParam: ({ items, more }) => (more ? (items.at(-1)?.traceId ?? null) : null),
    placeholderData: keepPreviousData,
    // Coming back to the screen shows the newest; a kept list would move under the eyes.
    gcTime: 0,
  })
  const showAdded = async () => {
    added.clear()
    await client.resetQueries({ queryKey })
  }
  return { list, items: list.data?.pages.flatMap((page) => page.items) ?? [], added, showAdded }
}

function useAdded(query: TraceQuery) {
  const key = JSON.stringify(query)
  const [state, setState] = useState({ key, count: 0 })
  const count = state.key === key ? state.count : 0
  useEffect(() => {
    const counted: TraceQuery = JSON.parse(key)
    return on('traces.added', (trace) => {
      if (!wouldList(counted, trace)) return
      setState((now) => ({ key, count: now.key === key ? now.count + 1 : 1 }))
    })
  }, [key])
  return { count, clear: () => setState({ key, count: 0 }) }
}
