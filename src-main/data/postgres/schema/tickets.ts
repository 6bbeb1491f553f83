import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { atMyLocation, readableByStaff } from './group-roles'
import { conversations } from './messages'
import { staff } from './people'
import { bays, locations } from './places'
import { syncColumns } from './sync-columns'

export const tickets = pgTable(
  'tickets',
  {
    id: uuid('id').primaryKey(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    category: text('category').$type<'facilities' | 'tech' | 'orders'>().notNull(),
    priority: text('priority').$type<'low' | 'medium' | 'high' | 'urgent'>().notNull(),
    status: text('status')
      .$type<'open' | 'in-progress' | 'waiting' | 'resolved' | 'closed' | 'archived'>()
      .notNull()
      .default('open'),
    locationId: text('location_id')
      .notNull()
      .references(() => locations.id),
    bayId: uuid('bay_id').references(() => bays.id),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    conversationId: uuid('conversation_id').references(() => conversations.id),
    /** Of the question it came from. */
    traceId: text('trace_id'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
    ...syncColumns(),
  },
  (table) => [
    index('tickets_of_location').on(
      table.locationId,
      table.status,
      table.createdAt.desc().nullsFirst(),
    ),
    index('tickets_of_assignee').on(table.assigneeId, table.status),
    index('tickets_of_conversation').on(table.conversationId),
    check('tickets_title_given', sql`${table.title} <> ''`),
    check('tickets_category_known', sql`${table.category} in ('facilities', 'tech', 'orders')`),
    check('tickets_priority_known', sql`${table.priority} in ('low', 'medium', 'high', 'urgent')`),
    check(
      'tickets_status_known',
      sql`${table.status} in ('open', 'in-progress', 'waiting', 'resolved', 'closed', 'archived')`,
    ),
    check(
      'tickets_resolved_at_set',
      sql`case when ${table.status} in ('open', 'in-progress', 'waiting') then ${table.resolvedAt} is null
        when ${table.status} in ('resolved', 'closed') then ${table.resolvedAt} is not null
        else true end`,
    ),
    check('tickets_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    ...readableByStaff(atMyLocation(table.locationId)),
  ],
)
