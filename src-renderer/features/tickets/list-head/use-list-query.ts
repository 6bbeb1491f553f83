import { useMemo } from 'react'
import { useCurrentLocation } from '../../../app/use-locations'
import { askedQuery } from '../ticket-query'
import { useListView } from './list-view-store'

/** What the list asks for: the filter, the location at the top and what is searched for. */
export function useListQuery() {
  const { query, text } = useListView()
  const search = text.trim()
  const locationId = useCurrentLocation()?.id ?? null
  return useMemo(
    () => ({ query: askedQuery({ query, text: search }, locationId), search }),
    [query, search, locationId],
  )
}
