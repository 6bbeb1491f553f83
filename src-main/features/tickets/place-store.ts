import { AppError } from '@shared/ipc/app-error'
import { eq } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { locations } from '../../data/sqlite/schema/local-knowledge'

/** Where tickets can be, in this device's copy. */
export class PlaceStore {
  constructor(private readonly db: ReadDb) {}

  /** The database would refuse it, long after somebody wrote it. @throws AppError UNKNOWN_LOCATION */
  check(locationId: string | null | undefined): void {
    if (!locationId) return
    const { id } = locations
    const found = this.db.select({ id }).from(locations).where(eq(id, locationId)).get()
    if (found !== undefined) return
    throw new AppError(
      'UNKNOWN_LOCATION',
      `The club has no location “${locationId}”. Choose one that it has.`,
    )
  }
}
