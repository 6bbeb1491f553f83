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

export const tickets = mirrorOf(centralTickets, (table) => [
  index('tickets_newest').on(table.createdAt, table.id),
  index('tickets_by_status').on(table.status, table.createdAt, table.id),
  index('tickets_at_location').on(table.locationId, table.createdAt, table.id),
  index('tickets_at_location_by_status').on(
    table.locationId,
    table.status,
    table.createdAt,
    table.id,
  ),
  index('tickets_assigned').on(table.assigneeId, table.status, table.createdAt),
  index('tickets_about_conversation').on(table.conversationId),
  index('tickets_split_from').on(table.parentId).where(sql`parent_id is not null`),
  index('tickets_merged').on(table.mergedIntoId).where(sql`merged_into_id is not null`),
  index('tickets_in_bay').on(table.bayId, table.createdAt).where(sql`bay_id is not null`),
  index('tickets_due').on(table.dueAt).where(sql`due_at is not null and resolved_at is null`),
])

export const ticketComments = mirrorOf(centralTicketComments, (table) => [
  index('ticket_comments_thread').on(table.ticketId, table.createdAt),
])

export const ticketEvents = mirrorOf(centralTicketEvents, (table) => [
  index('ticket_events_history').on(table.ticketId, table.at),
])

export const attachments = mirrorOf(centralAttachments, (table) => [
  index('attachments_beside_ticket').on(table.ticketId),
])

export const savedViews = mirrorOf(centralSavedViews)

export const ticketTemplates = mirrorOf(centralTicketTemplates)

export const ticketLinks = mirrorOf(centralTicketLinks, (table) => [
  index('ticket_links_from').on(table.ticketId),
  index('ticket_links_to').on(table.otherId),
])

export const assignmentRules = mirrorOf(centralAssignmentRules)
