import type { AssignmentRule, Shift } from '@shared/tickets/ticket-assignment-contract'
import { and, asc, desc, eq, gt, isNull, lte, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { onCall } from '../../../data/sqlite/schema/local-escalation'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { assignmentRules } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'
import { ColleagueStore, isColleague } from '../people/colleague-store'
import { PlaceStore } from '../place-store'

const isPending = (entity: string, rowId: SQLWrapper) => sql<number>`exists (select 1 from ${outbox}
  where ${outbox.entity} = ${entity} and ${outbox.rowId} = ${rowId}
  and ${outbox.state} in ('queued', 'sent'))`

export interface PlacedRule extends AssignmentRule {
  /** Smaller ones are asked first. */
  readonly position: number
}

/** Who gets new tickets, and who is on shift, in this device's copy. */
export class AssignmentStore {
  readonly colleagues: ColleagueStore
  readonly places: PlaceStore

  constructor(private readonly db: ReadDb) {
    this.colleagues = new ColleagueStore(db)
    this.places = new PlaceStore(db)
  }

  /** In the order in which they are asked. */
  rules(): readonly PlacedRule[] {
    const { id, position, locationId, category, assigneeId, deletedAt } = assignmentRules
    return this.db
      .select({
        ...{ id, position, locationId, category, assigneeId },
        assigneeName: staffNames.name,
        pending: isPending('assignment_rules', id),
      })
      .from(assignmentRules)
      .leftJoin(staffNames, eq(staffNames.id, assigneeId))
      .where(isNull(deletedAt))
      .orderBy(asc(position), asc(id))
      .all()
      .map((row) => ({ ...row, pending: row.pending === 1 }))
  }

  /** That are not over, the earliest first. @param now ISO 8601 */
  shifts(now: string): Shift[] {
    const { id, staffId, locationId, startsAt, endsAt, deletedAt } = onCall
    return this.db
      .select({
        ...{ id, staffId, locationId, startsAt, endsAt },
        staffName: staffNames.name,
        pending: isPending('on_call', id),
      })
      .from(onCall)
      .leftJoin(staffNames, eq(staffNames.id, staffId))
      .where(and(isNull(deletedAt), gt(endsAt, now)))
      .orderBy(asc(startsAt), asc(id))
      .all()
      .map((row) => ({ ...row, pending: row.pending === 1 }))
  }

  /** Who is on shift at a location: its own before those of every one, the latest to come first. */
  onShift(atLocation: string, at: string): string | null {
    const { staffId, locationId, startsAt, endsAt, deletedAt, id } = onCall
    const found = this.db
      .select({ staffId })
      .from(onCall)
      .innerJoin(staffNames, and(eq(staffNames.id, staffId), isColleague))
      .where(
        and(
          isNull(deletedAt),
          lte(startsAt, at),
          gt(endsAt, at),
          or(eq(locationId, atLocation), isNull(locationId)),
        ),
      )
      .orderBy(sql`${locationId} is null`, desc(startsAt), asc(id))
      .limit(1)
      .get()
    return found?.staffId ?? null
  }
}
