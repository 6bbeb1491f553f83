import { useDebouncedValue } from '@mantine/hooks'
import { useMemo } from 'react'
import { useCurrentLocation } from '../../../app/use-locations'
import { askedQuery } from '../ticket-query'
import { useListView } from './list-view-store'

// Letters that come together are one search, in milliseconds; the list itself answers in less.
const typingPause = 20

/** What the list asks for: the filter, the location at the top and what is searched for. */
export function useListQuery() {
  const { query, text } = useListView()
  const [paused] = useDebouncedValue(text.trim(), typingPause)
  // Nothing waits for the end of a search that was taken away.
  const search = text.trim() === '' ? '' : paused
  const locationId = useCurrentLocation()?.id ?? null
  return useMemo(
    () => ({ query: askedQuery({ query, text: search }, locationId), search }),
    [query, search, locationId],
  )
}
