import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCurrentLocation } from '../../../app/use-locations'
import { on } from '../../../ipc/events'
import { request } from '../../../ipc/request'
import { askedQuery } from '../ticket-query'
import type { OpenableView } from './built-in-views'

// While many rows arrive at once the numbers follow once in this many milliseconds.
const recountAfter = 600
const counted = new Set(['tickets', 'sync_conflicts'])
// What is due or late comes to be so by time alone.
const recountEvery = 60_000

/** How many tickets each view has at the location at the top, by the view's id. */
export function useViewCounts(views: readonly OpenableView[]): Readonly<Record<string, number>> {
  const locationId = useCurrentLocation()?.id ?? null
  useRecount()
  const results = useQueries({
    queries: views.map(({ content }) => {
      const { where, merged } = askedQuery({ query: content.query, text: '' }, locationId)
      const input = { where, merged }
      return {
        queryKey: ['tickets.counts', input],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request('tickets.counts', input, { signal }),
        placeholderData: keepPreviousData,
        refetchInterval: recountEvery,
      }
    }),
  })
  const entries = views.flatMap(({ id }, at) => {
    const total = results[at]?.data?.total
    return total === undefined ? [] : [[id, total] as const]
  })
  return Object.fromEntries(entries)
}

function useRecount(): void {
  const client = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const recount = () => {
      timer = undefined
      void client.invalidateQueries({ queryKey: ['tickets.counts'] })
    }
    const stop = on('sync.rows-changed', ({ entity }) => {
      if (counted.has(entity)) timer ??= setTimeout(recount, recountAfter)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])
}
