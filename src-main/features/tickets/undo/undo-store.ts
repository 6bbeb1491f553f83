import { isDeepStrictEqual } from 'node:util'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { ticketEvents, tickets } from '../../../data/sqlite/schema/local-tickets'
import { ColleagueStore } from '../people/colleague-store'
import type { EditableField, EditableFields } from './editable-fields'

const { title, description, category, priority, status, locationId, bayId } = tickets
const { assigneeId, tags, dueAt, watchers, checklist, parentId, cause, fix } = tickets

const editable = {
  ...{ title, description, category, priority, status, locationId, bayId },
  ...{ assigneeId, tags, dueAt, watchers, checklist, parentId, cause, fix },
} satisfies Record<EditableField, unknown>

/** A ticket as it is now, and fields of it that are asked about. */
export interface FieldsNow {
  readonly id: string
  readonly now: EditableFields
  readonly fields: readonly EditableField[]
}

/** Tickets as undoing needs them: the bare fields, and who changed one last. */
export class UndoStore {
  readonly colleagues: ColleagueStore

  constructor(private readonly db: ReadDb) {
    this.colleagues = new ColleagueStore(db)
  }

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

  /** Who made one of those fields what it is now, by ticket, as far as that is known. */
  lastChangers(tickets: readonly FieldsNow[]): ReadonlyMap<string, string> {
    const last = this.lastEvents(tickets.map(({ id }) => id))
    const names = new Map<string, string>()
    for (const { id, now, fields } of tickets) {
      for (const field of fields) {
        const event = last.get(eventKey(id, editable[field].name))
        if (!event?.byName || names.has(id) || !isSame(event.to ?? null, now[field])) continue
        names.set(id, event.byName)
      }
    }
    return names
  }

  /** By ticket and field. */
  private lastEvents(ids: readonly string[]) {
    const { ticketId, field, to, byId, at } = ticketEvents
    const events = this.db
      .select({ ticketId, field, to, byName: staffNames.name })
      .from(ticketEvents)
      .leftJoin(staffNames, eq(staffNames.id, byId))
      .where(sql`${ticketId} in (select value from json_each(${JSON.stringify(ids)}))`)
      .orderBy(asc(at), asc(ticketEvents.id))
      .all()
    return new Map(events.map((event) => [eventKey(event.ticketId, event.field), event]))
  }
}

const eventKey = (ticketId: string, field: string) => `${ticketId} ${field}`

/** A moment in the history has its zone beside it. */
function isSame(told: unknown, value: unknown): boolean {
  if (isDeepStrictEqual(told, value)) return true
  const moments = [told, value].map((one) =>
    typeof one === 'string' ? Date.parse(one) : Number.NaN,
  )
  return moments[0] === moments[1]
}
