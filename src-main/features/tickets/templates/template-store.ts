import { ticketSchedule } from '@shared/tickets/ticket-schedule'
import type { TicketTemplate } from '@shared/tickets/ticket-template-contract'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { ticketTemplates } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'

const isPending = sql<number>`exists (select 1 from ${outbox}
  where ${outbox.entity} = 'ticket_templates' and ${outbox.rowId} = ${ticketTemplates.id}
  and ${outbox.state} in ('queued', 'sent'))`

const { id, name, title, description, category, priority, locationId } = ticketTemplates
const { bayId, assigneeId, tags, checklist, dueAfterHours, schedule, nextAt } = ticketTemplates

const shownColumns = {
  ...{ id, name, title, description, category, priority, locationId },
  ...{ bayId, assigneeId, tags, checklist, dueAfterHours, schedule, nextAt },
  bayNumber: bays.number,
  assigneeName: staffNames.name,
  pending: isPending,
}

/** The club's templates in this device's copy. */
export class TemplateStore {
  constructor(private readonly db: ReadDb) {}

  /** By name, whatever its letters are. */
  all(): TicketTemplate[] {
    return this.found()
  }

  show(templateId: string): TicketTemplate | null {
    return this.found(templateId)[0] ?? null
  }

  /** When the next ticket is due to be made of any of them, ISO 8601. */
  nextAt(): string | null {
    const found = this.db
      .select({ at: sql<string | null>`min(${nextAt})` })
      .from(ticketTemplates)
      .where(isNull(ticketTemplates.deletedAt))
      .get()
    return found?.at ?? null
  }

  private found(templateId?: string): TicketTemplate[] {
    return this.db
      .select(shownColumns)
      .from(ticketTemplates)
      .leftJoin(staffNames, eq(staffNames.id, assigneeId))
      .leftJoin(bays, eq(bays.id, bayId))
      .where(
        and(
          isNull(ticketTemplates.deletedAt),
          templateId === undefined ? undefined : eq(id, templateId),
        ),
      )
      .orderBy(asc(sql`lower(${name})`), asc(id))
      .all()
      .map(({ pending, ...row }) => ({
        ...row,
        pending: pending === 1,
        // What a newer app wrote is not shown as something that it is not.
        schedule: ticketSchedule.nullable().safeParse(row.schedule).data ?? null,
      }))
  }
}
