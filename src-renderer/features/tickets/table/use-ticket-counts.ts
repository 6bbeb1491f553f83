import type { RouteInput, RouteOutput } from '@shared/ipc/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { on } from '../../../ipc/events'
import { request } from '../../../ipc/request'

// Changes come in bursts; the figures follow when one is over, in milliseconds.
const pause = 250

/** How many tickets there are, and in which parts; kept current. */
export function useTicketCounts(
  { where, merged, group }: RouteInput<'tickets.counts'>,
  enabled = true,
): RouteOutput<'tickets.counts'> | undefined {
  const client = useQueryClient()
  const input = {
    ...(where === undefined ? {} : { where }),
    ...(merged === undefined ? {} : { merged }),
    ...(group === undefined ? {} : { group }),
  }
  useEffect(() => {
    if (!enabled) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = on('sync.rows-changed', ({ entity }) => {
      if (entity !== 'tickets' || timer !== undefined) return
      timer = setTimeout(() => {
        timer = undefined
        void client.invalidateQueries({ queryKey: ['tickets.counts'] })
      }, pause)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [enabled, client])
  const { data } = useQuery({
    queryKey: ['tickets.counts', input],
    queryFn: ({ signal }) => request('tickets.counts', input, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
  return enabled ? data : undefined
}
