import { ticketGroupings } from '@shared/tickets/ticket-query'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSession } from '../../../app/session'
import { useCurrentLocation } from '../../../app/use-locations'
import { request } from '../../../ipc/request'
import { askedQuery } from '../ticket-query'
import type { QuickField } from './filter-fields'
import { withWhere } from './list-view'
import { useListView } from './list-view-store'
import { withQuick } from './quick-filters'

/**
 * How many tickets each value of a field would add to the list, which all its other filters narrow;
 * null while that is not known, and for fields that cannot be counted by.
 */
export function useValueCounts(
  field: QuickField | null,
): ReadonlyMap<string | null, number> | null {
  const { query, text } = useListView()
  const me = useSession().data?.id ?? null
  const locationId = useCurrentLocation()?.id ?? null
  const group = ticketGroupings.find((one) => one === field)
  const others = field === null ? query : withWhere(query, withQuick(query.where, field, []))
  const { where, merged } = askedQuery({ query: others, text: text.trim() }, locationId)
  const input = { where, merged, group }
  const counted = useQuery({
    queryKey: ['tickets.counts', input],
    queryFn: ({ signal }) => request('tickets.counts', input, { signal }),
    placeholderData: keepPreviousData,
    enabled: group !== undefined,
  })
  if (counted.data === undefined) return null
  return new Map(counted.data.groups.map(({ key, count }) => [key === me ? 'me' : key, count]))
}
