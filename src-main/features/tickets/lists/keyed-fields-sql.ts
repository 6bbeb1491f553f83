import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import type { TicketGrouping } from '@shared/tickets/ticket-query'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

interface KeyedField {
  readonly column: SQLWrapper & { readonly name: string }
  /** Has the tickets with one value newest first. */
  readonly index: string
  /** Not given: whatever tickets have there. */
  readonly values?: readonly string[]
}

/** Fields with few different values, by which lists are parted. */
export const keyedFields: { readonly [Each in TicketGrouping]: KeyedField } = {
  status: { column: tickets.status, index: 'tickets_by_status', values: ticketStatuses },
  priority: { column: tickets.priority, index: 'tickets_by_priority', values: ticketPriorities },
  category: { column: tickets.category, index: 'tickets_listed', values: ticketCategories },
  location: { column: tickets.locationId, index: 'tickets_at_location' },
  assignee: { column: tickets.assigneeId, index: 'tickets_assigned' },
  bay: { column: tickets.bayId, index: 'tickets_in_bay' },
}

const all = Object.values(keyedFields).map(({ column }) => column)

/**
 * The values of a field in the place of tickets, so that they are named and put in order as tickets are.
 * @param source with a column `at`, the value, and `amount`
 * @returns the table `keys`, for `with`
 */
export function keysFrom(field: TicketGrouping, source: SQL): SQL {
  const { column } = keyedFields[field]
  const names = all.map((each) => sql.identifier(each.name))
  const values = all.map((each) => (each === column ? sql`at` : sql`null`))
  return sql`keys (id, amount, ${sql.join(names, sql`, `)}) as materialized
    (select null, amount, ${sql.join(values, sql`, `)} from (${source}))`
}
