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
  readableBy,
  readableByStaff,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'

/** Failures that mean the same. */
export const failureGroups = pgTable(
  'failure_groups',
  {
    id: uuid('id').primaryKey(),
    title: text('title').notNull(),
    assistant: text('assistant').$type<Label>().notNull(),
    /** What an analysis found: problem, evidence, samples. */
    analysis: jsonb('analysis').$type<Readonly<Record<string, unknown>>>(),
    status: text('status')
      .$type<'open' | 'proposed' | 'fixed' | 'dismissed'>()
      .notNull()
      .default('open'),
    /** Null: the system. */
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    check('failure_groups_title_given', sql`${table.title} <> ''`),
    check(
      'failure_groups_status_known',
      sql`${table.status} in ('open', 'proposed', 'fixed', 'dismissed')`,
    ),
    check(
      'failure_groups_assistant_known',
      sql`${table.assistant} in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')`,
    ),
    ...readableBy('operators', sql`true`),
    addableBy('operators', isMine(table.createdBy)),
    changeableBy('operators', sql`true`),
    addableByWorker(),
    changeableByWorker(),
  ],
)

/** An answer that did not do. */
export const failures = pgTable(
  'failures',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind')
      .$type<'unhelpful' | 'corrected' | 'escalated' | 'low-confidence'>()
      .notNull(),
    traceId: text('trace_id').notNull(),
    assistant: text('assistant').$type<Label>().notNull(),
    /** Redacted. */
    question: text('question').notNull(),
    /** What was wrong with the answer, or what is right. Redacted. */
    detail: text('detail').notNull().default(''),
    locationId: text('location_id').references(() => locations.id),
    groupId: uuid('group_id').references(() => failureGroups.id),
    /** Null: the system. */
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('failures_of_group').on(table.groupId),
    index('failures_of_trace').on(table.traceId),
    check('failures_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check(
      'failures_kind_known',
      sql`${table.kind} in ('unhelpful', 'corrected', 'escalated', 'low-confidence')`,
    ),
    check(
      'failures_assistant_known',
      sql`${table.assistant} in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')`,
    ),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy('staff', sql`${isMine(table.createdBy)} and (${atMyLocation(table.locationId)})`),
    changeableBy('operators', atMyLocation(table.locationId)),
    addableByWorker(),
    changeableByWorker(),
  ],
)
