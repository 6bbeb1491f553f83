import { useLocations } from '../../../app/use-locations'
import { deviceZone, isElsewhere, zoneName } from '../../../ui/zoned-time-text'
import { dueText } from './due-text'

/** Whose clock a time is read by. */
export interface DuePlace {
  /** IANA name */
  readonly timeZone: string
  /** Null: several places, or none that this person may see. */
  readonly name: string | null
}

/** The place of tickets at these locations; at places whose clocks differ, this device's counts. */
export function useDuePlace(locationIds: readonly string[]): DuePlace {
  const places = useLocations().filter(({ id }) => locationIds.includes(id))
  const [first, ...others] = places
  if (first === undefined || others.some(({ timeZone }) => timeZone !== first.timeZone)) {
    return { timeZone: deviceZone(), name: null }
  }
  return { timeZone: first.timeZone, name: others.length === 0 ? first.name : null }
}

/** Which clock is meant, where it differs from this device's. */
export function clockNote({ timeZone, name }: DuePlace, iso: string): string | null {
  if (!isElsewhere(iso, timeZone)) return null
  const zone = zoneName(iso, timeZone)
  return name === null ? dueText.clockOfZone(zone) : dueText.clockOf(name, zone)
}
