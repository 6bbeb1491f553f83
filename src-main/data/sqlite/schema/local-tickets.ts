import { sql } from 'drizzle-orm'
import { index } from 'drizzle-orm/sqlite-core'
import {
  attachments as centralAttachments,
  savedViews as centralSavedViews,
  ticketComments as centralTicketComments,
  ticketEvents as centralTicketEvents,
} from '../../postgres/schema/ticket-details'
import { ticketTemplates as centralTicketTemplates } from '../../postgres/schema/ticket-templates'
import {
  assignmentRules as centralAssignmentRules,
  ticketLinks as centralTicketLinks,
} from '../../postgres/schema/ticket-work'
import { tickets as centralTickets } from '../../postgres/schema/tickets'
import { mirrorOf } from '../mirror'

/** As lists show them: neither deleted nor merged into another. */
const listed = sql`deleted_at is null and merged_into_id is null`

export const tickets = mirrorOf(centralTickets, (table) => [
  // What lists are narrowed and put in order by: gone through whole when no order below helps.
  index('tickets_listed')
    .on(
      ...([table.createdAt, table.id, table.status, table.priority, table.category] as const),
      ...([table.locationId, table.bayId, table.assigneeId, table.createdBy] as const),
      ...([table.updatedAt, table.dueAt, table.tags, table.watchers] as const),
    )
    .where(listed),
  index('tickets_latest').on(table.updatedAt, table.createdAt, table.id).where(listed),
  index('tickets_due')
    .on(table.dueAt, table.createdAt, table.id)
    .where(sql`${listed} and due_at is not null`),
  index('tickets_by_title').on(sql`title collate nocase`, table.createdAt, table.id).where(listed),
  index('tickets_by_status').on(table.status, table.createdAt, table.id).where(listed),
  index('tickets_by_priority').on(table.priority, table.createdAt, table.id).where(listed),
  index('tickets_at_location')
    .on(table.locationId, table.createdAt, table.id, table.status)
    .where(listed),
  index('tickets_assigned')
    .on(table.assigneeId, table.createdAt, table.id, table.status)
    .where(listed),
  index('tickets_in_bay').on(table.bayId, table.createdAt, table.id, table.status).where(listed),
  index('tickets_about_conversation').on(table.conversationId),
  index('tickets_split_from').on(table.parentId).where(sql`parent_id is not null`),
  index('tickets_merged').on(table.mergedIntoId).where(sql`merged_into_id is not null`),
])

export const ticketComments = mirrorOf(centralTicketComments, (table) => [
  index('ticket_comments_thread').on(table.ticketId, table.createdAt),
])

export const ticketEvents = mirrorOf(centralTicketEvents, (table) => [
  index('ticket_events_history').on(table.ticketId, table.at),
])

export const attachments = mirrorOf(centralAttachments, (table) => [
  index('attachments_beside_ticket').on(table.ticketId),
  index('attachments_of_bytes').on(table.sha256),
])

export const savedViews = mirrorOf(centralSavedViews)

export const ticketTemplates = mirrorOf(centralTicketTemplates)

export const ticketLinks = mirrorOf(centralTicketLinks, (table) => [
  index('ticket_links_from').on(table.ticketId),
  index('ticket_links_to').on(table.otherId),
])

export const assignmentRules = mirrorOf(centralAssignmentRules)
