import type { Location } from '@shared/knowledge/knowledge-contract'
import { useRead } from '../ipc/use-read'
import { usePreferences } from './preference-store'

const none: readonly Location[] = []

/** The club's locations that this person may see. */
export function useLocations(): readonly Location[] {
  return useRead('knowledge.locations', {}).data ?? none
}

/** The location that lists and questions are about now; null means all of them. */
export function useCurrentLocation(): Location | null {
  const locations = useLocations()
  const locationId = usePreferences((preferences) => preferences.locationId)
  // A remembered location may be one that this person may not see.
  return locations.find((location) => location.id === locationId) ?? null
}
