import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { ticketEvents, tickets } from '../../../data/sqlite/schema/local-tickets'
import type { EditableField, EditableFields } from './editable-fields'

const { title, description, category, priority, status, locationId, bayId } = tickets
const { assigneeId, tags, dueAt, watchers, checklist, parentId, cause, fix } = tickets

const editable = {
  ...{ title, description, category, priority, status, locationId, bayId },
  ...{ assigneeId, tags, dueAt, watchers, checklist, parentId, cause, fix },
} satisfies Record<EditableField, unknown>

/** Tickets as undoing needs them: the bare fields, and who changed one last. */
export class UndoStore {
  constructor(private readonly db: ReadDb) {}

  /** By id; those that are not on this device are missing. */
  fieldsOf(ids: readonly string[]): ReadonlyMap<string, EditableFields> {
    const found = this.db
      .select({ id: tickets.id, ...editable })
      .from(tickets)
      .where(
        and(
          sql`${tickets.id} in (select value from json_each(${JSON.stringify(ids)}))`,
          isNull(tickets.deletedAt),
        ),
      )
      .all()
    return new Map(found.map(({ id, ...fields }) => [id, fields]))
  }

  /** Who made a field what it is now; null where that is not known. */
  lastChanger(ticketId: string, field: EditableField, value: unknown): string | null {
    const last = this.db
      .select({ to: ticketEvents.to, byName: staffNames.name })
      .from(ticketEvents)
      .leftJoin(staffNames, eq(staffNames.id, ticketEvents.byId))
      .where(and(eq(ticketEvents.ticketId, ticketId), eq(ticketEvents.field, editable[field].name)))
      .orderBy(desc(ticketEvents.at), desc(ticketEvents.id))
      .limit(1)
      .get()
    return last !== undefined && isSame(last.to ?? null, value) ? last.byName : null
  }
}

/** A moment in the history has its zone beside it. */
function isSame(told: unknown, value: unknown): boolean {
  if (isDeepStrictEqual(told, value)) return true
  const moments = [told, value].map((one) =>
    typeof one === 'string' ? Date.parse(one) : Number.NaN,
  )
  return moments[0] === moments[1]
}
