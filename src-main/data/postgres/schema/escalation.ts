import type { Label } from '@shared/ask/assistant'
import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  addableByWorker,
  atMyLocation,
  changeableBy,
  changeableByWorker,
  isMine,
  onlyAtMyLocation,
  readableByStaff,
} from './group-roles'
import { conversations } from './messages'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'
import { tickets } from './tickets'

/** A question that waits for a human. */
export const escalations = pgTable(
  'escalations',
  {
    id: uuid('id').primaryKey(),
    /** Where people are told, such as `booking` or `after-hours`. */
    channel: text('channel').notNull(),
    /** Of the provider, once it was told. */
    thread: text('thread'),
    assistant: text('assistant').$type<Label>().notNull(),
    reason: text('reason').notNull(),
    /** Redacted. */
    question: text('question').notNull(),
    /** What was tried before: numbers and codes, nothing that a customer said. */
    context: jsonb('context').$type<Readonly<Record<string, unknown>>>().notNull().default({}),
    traceId: text('trace_id'),
    conversationId: uuid('conversation_id').references(() => conversations.id),
    ticketId: uuid('ticket_id').references(() => tickets.id),
    locationId: text('location_id').references(() => locations.id),
    /** Null: the system. */
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    claimedBy: uuid('claimed_by').references(() => staff.id),
    /** The database's own. */
    claimedAt: moment('claimed_at'),
    /** Since when on-call is told. */
    urgentAt: moment('urgent_at'),
    /** Once given, it stays. Whoever gives it resolves the escalation. */
    answer: text('answer'),
    answeredBy: uuid('answered_by').references(() => staff.id),
    /** Here and below the database's own. */
    answeredAt: moment('answered_at'),
    resolvedAt: moment('resolved_at'),
    ...syncColumns(),
  },
  (table) => [
    index('escalations_open').on(table.createdAt).where(sql`${table.resolvedAt} is null`),
    index('escalations_of_conversation').on(table.conversationId),
    check('escalations_channel_given', sql`${table.channel} <> ''`),
    check('escalations_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check(
      'escalations_assistant_known',
      sql`${table.assistant} in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')`,
    ),
    check(
      'escalations_context_object',
      sql`jsonb_typeof(${table.context}) = 'object' and octet_length(${table.context}::text) <= 65536`,
    ),
    check('escalations_answer_given', sql`length(${table.answer}) between 1 and 8000`),
    check(
      'escalations_answered_whole',
      sql`num_nulls(${table.answer}, ${table.answeredBy}, ${table.answeredAt}) in (0, 3) and (${table.answer} is null or ${table.resolvedAt} is not null)`,
    ),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy(
      'staff',
      sql`${isMine(table.createdBy)} and ${table.claimedBy} is null and ${table.answer} is null and (${atMyLocation(table.locationId)})`,
    ),
    changeableBy('operators', atMyLocation(table.locationId)),
    addableByWorker(),
    changeableByWorker(),
  ],
)

/** Who is told when it is urgent. */
export const onCall = pgTable(
  'on_call',
  {
    id: uuid('id').primaryKey(),
    /** Null: for every location. */
    locationId: text('location_id').references(() => locations.id),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    startsAt: moment('starts_at').notNull(),
    endsAt: moment('ends_at').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    ...syncColumns(),
  },
  (table) => [
    index('on_call_at').on(table.startsAt, table.endsAt),
    check('on_call_in_order', sql`${table.endsAt} > ${table.startsAt}`),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy(
      'management',
      sql`${isMine(table.createdBy)} and (${onlyAtMyLocation(table.locationId)})`,
    ),
    changeableBy('management', onlyAtMyLocation(table.locationId)),
  ],
)
