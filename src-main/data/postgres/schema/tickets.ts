import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { addableBy, atMyLocation, changeableBy, isMine, readableByStaff } from './group-roles'
import { conversations } from './messages'
import { staff } from './people'
import { bays, locations } from './places'
import { moment, syncColumns } from './sync-columns'
import { ticketTemplates } from './ticket-templates'

export interface ChecklistItem {
  readonly id: string
  readonly text: string
  readonly done: boolean
}

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
    createdAt: moment('created_at').notNull(),
    /** Set and cleared by the database as the status changes; an import says it. */
    resolvedAt: moment('resolved_at'),
    /** When somebody else than its maker first did something about it; set once by the database, or an import. */
    answeredAt: moment('answered_at'),
    dueAt: moment('due_at'),
    /** Staff who want to hear of every change. */
    watchers: uuid('watchers').array().notNull().default(sql`'{}'`),
    checklist: jsonb('checklist').$type<readonly ChecklistItem[]>().notNull().default([]),
    /** Why it had come to this, in a line; kept when it was resolved. */
    cause: text('cause'),
    /** What helped, in a line. */
    fix: text('fix'),
    /** What it was made from. */
    templateId: uuid('template_id').references(() => ticketTemplates.id),
    /** Of a template that recurs: the time it was due to be made at. */
    recursAt: moment('recurs_at'),
    /** The ticket that it is a part of, or was split from. */
    parentId: uuid('parent_id').references((): AnyPgColumn => tickets.id),
    /** The ticket that goes on in its place. */
    mergedIntoId: uuid('merged_into_id').references((): AnyPgColumn => tickets.id),
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
    index('tickets_of_parent').on(table.parentId),
    index('tickets_merged_into').on(table.mergedIntoId),
    // However many desks ask for it, a recurring ticket is made once.
    uniqueIndex('tickets_recur_once')
      .on(table.templateId, table.recursAt)
      .where(sql`${table.recursAt} is not null`),
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
    check('tickets_checklist_form', sql`jsonb_typeof(${table.checklist}) = 'array'`),
    check('tickets_cause_length', sql`length(${table.cause}) between 1 and 500`),
    check('tickets_fix_length', sql`length(${table.fix}) between 1 and 500`),
    check('tickets_recurs_from', sql`${table.recursAt} is null or ${table.templateId} is not null`),
    check(
      'tickets_not_of_itself',
      sql`${table.parentId} is distinct from ${table.id} and ${table.mergedIntoId} is distinct from ${table.id}`,
    ),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy(
      'staff',
      sql`${isMine(table.createdBy)} and ${table.status} = 'open' and (${atMyLocation(table.locationId)})`,
    ),
    // Of a file, they are told when they were answered and resolved.
    addableBy(
      'operators',
      sql`${isMine(table.createdBy)} and ${table.status} in ('resolved', 'closed', 'archived') and (${atMyLocation(table.locationId)})`,
    ),
    changeableBy('staff', atMyLocation(table.locationId)),
  ],
)
