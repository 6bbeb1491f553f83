import { type BusinessTime, businessTime, hasDesk } from '@shared/knowledge/business-time'
import type { StaffedTimes } from '@shared/knowledge/opening-hours'
import type { Logger } from '../../../platform/logger'

export interface PlaceTimes {
  /** When a location is open and staffed; null where it is not known. */
  timesOf(locationId: string): StaffedTimes | null
}

/** A location whose business time is kept while its hours stay what they are. */
export interface TimedPlace {
  readonly time: BusinessTime
  readonly timeZone: string
  readonly hours: 'desk' | 'opening'
}

/** The business time of each location; what was worked out is kept until `changed`. */
export class BusinessTimes {
  private readonly known = new Map<string, TimedPlace | null>()

  constructor(
    private readonly places: PlaceTimes,
    private readonly logger: Logger,
  ) {}

  /** Null where nobody knows the location's hours, or they make no sense. */
  of(locationId: string): TimedPlace | null {
    const found = this.known.get(locationId)
    if (found !== undefined) return found
    const made = this.read(locationId)
    this.known.set(locationId, made)
    return made
  }

  changed(): void {
    this.known.clear()
  }

  private read(locationId: string): TimedPlace | null {
    try {
      const times = this.places.timesOf(locationId)
      if (times === null) return null
      const time = businessTime(times)
      // A time zone that does not exist shows at the first question.
      time.between(0, 1)
      return { time, timeZone: times.timeZone, hours: hasDesk(times) ? 'desk' : 'opening' }
    } catch (error) {
      this.logger.warn('The hours of a location cannot be used.', { locationId, error })
      return null
    }
  }
}
