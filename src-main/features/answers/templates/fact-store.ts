import { holiday, weeklyHours } from '@shared/knowledge/opening-hours'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { facts, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import type { FactBook, NamedTimes, PlaceFacts } from './template-types'

const times = z.object({
  hours: weeklyHours,
  staffedHours: weeklyHours,
  holidays: z.array(holiday),
  timeZone: z.string().refine(isTimeZone),
})

/** The columns are named without their table: each stands alone in its own select. */
const stateQuery = sql.raw(`select coalesce((select group_concat(json_array(id, key, location_id,
  value, audience, version, updated_at, updated_by, deleted_at)) from facts), '') || coalesce((select
  group_concat(json_array(id, name, address, phone, time_zone, hours, staffed_hours, holidays,
  version, updated_at, updated_by, deleted_at)) from locations), '') || coalesce((select
  group_concat(json_array(id, name, deleted_at)) from staff_names), '') as state`)

/**
 * The facts and places of this device's copy. Both are read once, and again only after a row of
 * either has changed: the same arrays mean that nothing has.
 */
export class FactStore {
  private known: {
    readonly state: string
    readonly facts: FactBook
    readonly places: readonly PlaceFacts[]
  } | null = null

  constructor(private readonly db: ReadDb) {}

  facts(): FactBook {
    return this.current().facts
  }

  /** By name. */
  places(): readonly PlaceFacts[] {
    return this.current().places
  }

  private current() {
    const state = this.state()
    if (this.known?.state !== state) {
      this.known = { state, facts: this.readFacts(), places: this.readPlaces() }
    }
    return this.known
  }

  /** All that is read, as one text: it changes with every row, whoever changed it. */
  private state(): string {
    return this.db.get<{ readonly state: string }>(stateQuery).state
  }

  private readFacts(): FactBook {
    return this.db
      .select({
        ...{ id: facts.id, key: facts.key, locationId: facts.locationId, value: facts.value },
        ...{ audience: facts.audience, version: facts.version, updatedAt: facts.updatedAt },
        updatedBy: staffNames.name,
      })
      .from(facts)
      .leftJoin(staffNames, and(eq(staffNames.id, facts.updatedBy), isNull(staffNames.deletedAt)))
      .where(isNull(facts.deletedAt))
      .orderBy(asc(facts.key), asc(facts.locationId))
      .all()
  }

  private readPlaces(): readonly PlaceFacts[] {
    return this.db
      .select({ place: locations, updatedBy: staffNames.name })
      .from(locations)
      .leftJoin(
        staffNames,
        and(eq(staffNames.id, locations.updatedBy), isNull(staffNames.deletedAt)),
      )
      .where(isNull(locations.deletedAt))
      .orderBy(asc(locations.name))
      .all()
      .map(({ place, updatedBy }) => {
        const { id, name, address, phone, version, updatedAt } = place
        const known: NamedTimes | null = times.safeParse(place).data ?? null
        return { id, name, address, phone, version, updatedAt, updatedBy, times: known }
      })
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
