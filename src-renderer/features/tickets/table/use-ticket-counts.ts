import type { RouteInput, RouteOutput } from '@shared/ipc/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { request } from '../../../ipc/request'

/** How many tickets there are, and in which parts; the list's head has them counted again. */
export function useTicketCounts(
  { where, merged, group }: RouteInput<'tickets.counts'>,
  enabled = true,
): RouteOutput<'tickets.counts'> | undefined {
  const input = {
    ...(where === undefined ? {} : { where }),
    ...(merged === undefined ? {} : { merged }),
    ...(group === undefined ? {} : { group }),
  }
  const { data } = useQuery({
    queryKey: ['tickets.counts', input],
    queryFn: ({ signal }) => request('tickets.counts', input, { signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
  return enabled ? data : undefined
}
