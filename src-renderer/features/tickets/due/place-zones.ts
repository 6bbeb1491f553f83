import { useEffect } from 'react'
import { create } from 'zustand'
import { useLocations } from '../../../app/use-locations'

type Zones = ReadonlyMap<string, string>

/** Every row of a list has its time: a query of its own for each would be felt. */
const usePlaceZones = create<{ readonly zones: Zones }>()(() => ({ zones: new Map() }))

/** IANA name of the zone of a location; null: it is not known, this device's counts. */
export function usePlaceZone(locationId: string): string | null {
  return usePlaceZones(({ zones }) => zones.get(locationId) ?? null)
}

/** Keeps the zones of the locations at hand; once on a screen. */
export function useKeepPlaceZones(): void {
  const locations = useLocations()
  useEffect(() => {
    usePlaceZones.setState({ zones: new Map(locations.map(({ id, timeZone }) => [id, timeZone])) })
  }, [locations])
}
