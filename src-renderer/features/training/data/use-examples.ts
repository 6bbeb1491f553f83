import type { RouteInput } from '@shared/ipc/contract'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { on } from '../../../ipc/events'
import { request } from '../../../ipc/request'
import type { ExampleFilters } from '../training-store'
import { type ExamplePages, listedExamples, patchExamples } from './example-pages'

const pageSize = 100
const longestRead = 200

export type ExampleQuery = Pick<RouteInput<'training.examples'>, 'label' | 'source' | 'search'>

export function exampleQuery({ label, source, search }: ExampleFilters): ExampleQuery {
  return {
    ...(label === null ? {} : { label }),
    ...(source === null ? {} : { source }),
    ...(search.trim() === '' ? {} : { search: search.trim().slice(0, 200) }),
  }
}

export function exampleListKey(query: ExampleQuery) {
  return ['training.examples', 'pages', query] as const
}

/** The examples that match, page by page; what changes meanwhile changes in place. */
export function useExamples(query: ExampleQuery) {
  const list = useInfiniteQuery({
    queryKey: exampleListKey(query),
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      request('training.examples', { ...query, offset: pageParam, limit: pageSize }, { signal }),
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { items }) => sum + items.length, 0)
      return last.items.length > 0 && read < last.total ? read : null
    },
    placeholderData: keepPreviousData,
    // Coming back to the screen shows the newest; a kept list would move under the eyes.
    gcTime: 0,
  })
  const { stale, show } = useFollowedList(query)
  const total = list.data?.pages[0]?.total ?? 0
  return { list, items: listedExamples(list.data), total, stale, show }
}

/** Keeps the rows current; what would move them waits while somebody uses the list. */
function useFollowedList(query: ExampleQuery) {
  const client = useQueryClient()
  const key = JSON.stringify(query)
  const [staleKey, setStaleKey] = useState<string | null>(null)
  useEffect(() => {
    const followed: ExampleQuery = JSON.parse(key)
    const queryKey = exampleListKey(followed)
    const follow = async () => {
      if (!isListInUse()) return client.invalidateQueries({ queryKey })
      const before = client.getQueryData<ExamplePages>(queryKey)
      if (before === undefined) return
      const limit = Math.min(longestRead, Math.max(1, listedExamples(before).length))
      const start = await request('training.examples', { ...followed, limit }).catch(() => null)
      const now = client.getQueryData<ExamplePages>(queryKey)
      if (start === null || now === undefined) return
      const { pages, stale } = patchExamples(now, start)
      client.setQueryData<ExamplePages>(queryKey, pages)
      setStaleKey(stale ? key : null)
    }
    return on('sync.rows-changed', ({ entity }) => {
      if (entity === 'training_examples') void follow()
    })
  }, [key, client])
  const show = async () => {
    setStaleKey(null)
    await client.resetQueries({ queryKey: exampleListKey(query) })
  }
  return { stale: staleKey === key, show }
}

/** Somebody scrolls in the list, points into it or has a row focused: nothing in it may move. */
function isListInUse(): boolean {
  const box = document.querySelector('#example-scroll')
  if (box === null) return false
  return box.scrollTop > 0 || box.contains(document.activeElement) || box.matches(':hover')
}
