import { useMemo } from 'react'
import { useLocations } from '../../../app/use-locations'
import { useMinute } from '../../../ui/use-minute'
import { useMaySelect } from './select-box'

/** What all rows know, read once: reading it in every row would cost more than drawing them. */
export interface RowWorld {
  readonly now: Date
  readonly maySelect: boolean
  /** Its name, else its id. */
  readonly placeName: (locationId: string) => string
}

export function useRowWorld(): RowWorld {
  const now = useMinute()
  const maySelect = useMaySelect()
  const locations = useLocations()
  return useMemo(() => {
    const names = new Map(locations.map(({ id, name }) => [id, name]))
    return { now, maySelect, placeName: (id: string) => names.get(id) ?? id }
  }, [now, maySelect, locations])
}
