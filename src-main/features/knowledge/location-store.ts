import type { Location } from '@shared/knowledge/knowledge-contract'
import { holiday, type StaffedTimes, weeklyHours } from '@shared/knowledge/opening-hours'
import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { ReadDb } from '../../data/sqlite/local-database'
import { locations } from '../../data/sqlite/schema/local-knowledge'

const times = z.object({
  hours: weeklyHours,
  staffedHours: weeklyHours,
  holidays: z.array(holiday),
  timeZone: z.string(),
})

/** The club's locations in this device's copy. */
export class LocationStore {
  constructor(private readonly db: ReadDb) {}

  /** By name. */
  all(): Location[] {
    const { id, name, address, phone, timeZone } = locations
    return this.db
      .select({ id, name, address, phone, timeZone })
      .from(locations)
      .orderBy(asc(locations.name))
      .all()
  }

  /** When a location is open and staffed; null where it is not known, or not in a form that is. */
  timesOf(locationId: string): StaffedTimes | null {
    const { id, hours, staffedHours, holidays, timeZone } = locations
    const found = this.db
      .select({ hours, staffedHours, holidays, timeZone })
      .from(locations)
      .where(eq(id, locationId))
      .get()
    return times.safeParse(found).data ?? null
  }
}
