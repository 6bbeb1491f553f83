import type { Location } from '@shared/knowledge/knowledge-contract'
import { asc } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { locations } from '../../data/sqlite/schema/local-knowledge'

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
}
