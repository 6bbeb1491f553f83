import type { TicketSchedule } from '@shared/tickets/ticket-schedule'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  atMyLocation,
  changeableBy,
  isMine,
  onlyAtMyLocation,
  readableByStaff,
} from './group-roles'
import { staff } from './people'
import { bays, locations } from './places'
import { moment, syncColumns } from './sync-columns'

/** Tickets that are written again and again: what a new one begins with, and when it is made by itself. */
export const ticketTemplates = pgTable(
  'ticket_templates',
  {
    id: uuid('id').primaryKey(),
    /** Such as `Monthly projector clean`. */
    name: text('name').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    category: text('category').$type<'facilities' | 'tech' | 'orders'>().notNull(),
    priority: text('priority').$type<'low' | 'medium' | 'high' | 'urgent'>().notNull(),
    /** Null: whoever uses it says where. */
    locationId: text('location_id').references(() => locations.id),
    bayId: uuid('bay_id').references(() => bays.id),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    tags: text('tags').array().notNull().default(sql`'{}'`),
    /** What the items of its checklist say. */
    checklist: text('checklist').array().notNull().default(sql`'{}'`),
    /** How long after it was made a ticket is due, in hours; null: at no time. */
    dueAfterHours: integer('due_after_hours'),
    /** When a ticket is made of it, by the clock at its location; null: only by hand. */
    schedule: jsonb('schedule').$type<TicketSchedule>(),
    /** When the next one is made; the database's own. */
    nextAt: moment('next_at'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    ...syncColumns(),
  },
  (table) => [
    index('ticket_templates_due').on(table.nextAt).where(sql`${table.nextAt} is not null`),
    check('ticket_templates_name_given', sql`length(${table.name}) between 1 and 100`),
    check('ticket_templates_title_given', sql`length(${table.title}) between 1 and 200`),
    check(
      'ticket_templates_category_known',
      sql`${table.category} in ('facilities', 'tech', 'orders')`,
    ),
    check(
      'ticket_templates_priority_known',
      sql`${table.priority} in ('low', 'medium', 'high', 'urgent')`,
    ),
    check('ticket_templates_due_after', sql`${table.dueAfterHours} between 1 and 8760`),
    check(
      'ticket_templates_lists',
      sql`cardinality(${table.tags}) <= 20 and cardinality(${table.checklist}) <= 100`,
    ),
    check(
      'ticket_templates_bay_somewhere',
      sql`${table.bayId} is null or ${table.locationId} is not null`,
    ),
    check(
      'ticket_templates_recurs_somewhere',
      sql`${table.schedule} is null or ${table.locationId} is not null`,
    ),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy(
      'management',
      sql`${isMine(table.createdBy)} and (${onlyAtMyLocation(table.locationId)})`,
    ),
    changeableBy('management', onlyAtMyLocation(table.locationId)),
  ],
)
