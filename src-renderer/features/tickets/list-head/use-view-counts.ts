import type { RouteInput } from '@shared/ipc/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCurrentLocation } from '../../../app/use-locations'
import { on } from '../../../ipc/events'
import { request } from '../../../ipc/request'
import { askedQuery } from '../ticket-query'
import type { OpenableView } from './built-in-views'

type CountsInput = RouteInput<'tickets.counts'>

// While many rows arrive at once the numbers follow once in this many milliseconds.
const recountAfter = 600
const countedEntities: ReadonlySet<string> = new Set(['tickets', 'sync_conflicts'])
// What is due or late comes to be so by time alone.
const recountEvery = 60_000

/** How many tickets each view has at the location at the top, by the view's id. */
export function useViewCounts(views: readonly OpenableView[]): Readonly<Record<string, number>> {
  const locationId = useCurrentLocation()?.id ?? null
  useRecount()
  const inputs = views.map(({ id, content }) => {
    const { where, merged } = askedQuery({ query: content.query, text: '' }, locationId)
    return { id, where, merged }
  })
  const counted = useQuery({
    queryKey: ['tickets.counts', 'views', inputs],
    queryFn: ({ signal }) => countEach(inputs, signal),
    placeholderData: keepPreviousData,
    refetchInterval: recountEvery,
  })
  return counted.data ?? {}
}

interface Counted extends CountsInput {
  readonly id: string
}

/** One after the other: what somebody does meanwhile waits for one count, not for all. */
async function countEach(
  inputs: readonly Counted[],
  signal: AbortSignal,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {}
  for (const { id, ...input } of inputs) {
    try {
      counts[id] = (await request('tickets.counts', input, { signal })).total
    } catch (error) {
      // One view that cannot be counted stands there without a number.
      if (signal.aborted) throw error
    }
  }
  return counts
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
      if (countedEntities.has(entity)) timer ??= setTimeout(recount, recountAfter)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [client])
}
