import type { Label, Tier } from '@shared/ask/assistant'
import type { Span, TraceSummary } from '@shared/traces/trace-contract'
import { index, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What was asked on this device. Trace ids are UUID v7, so they sort by time. */
export const questions = sqliteTable(
  'questions',
  {
    traceId: text('trace_id').primaryKey(),
    text: text('text').notNull(),
    locationId: text('location_id'),
    personId: text('person_id').notNull(),
    personName: text('person_name').notNull(),
    /** ISO 8601, UTC. */
    askedAt: text('asked_at').notNull(),
  },
  (table) => [index('questions_of_person').on(table.personId, table.askedAt)],
)

export const answers = sqliteTable('answers', {
  traceId: text('trace_id')
    .primaryKey()
    .references(() => questions.traceId, { onDelete: 'cascade' }),
  assistant: text('assistant').$type<Label>().notNull(),
  confidence: real('confidence').notNull(),
  tier: text('tier').$type<Tier>().notNull(),
  status: text('status').$type<TraceSummary['status']>().notNull(),
  /** The whole answer as it was shown. */
  body: text('body', { mode: 'json' }).$type<unknown>().notNull(),
  durationMs: real('duration_ms').notNull(),
  acknowledgedBy: text('acknowledged_by'),
  acknowledgedAt: text('acknowledged_at'),
})

/** One row of the trace list; it repeats what the list filters by, so that a page is one index walk. */
export const traces = sqliteTable(
  'traces',
  {
    traceId: text('trace_id').primaryKey(),
    question: text('question').notNull(),
    askedBy: text('asked_by').notNull(),
    /** ISO 8601, UTC. */
    askedAt: text('asked_at').notNull(),
    locationId: text('location_id'),
    assistant: text('assistant').$type<Label>().notNull(),
    confidence: real('confidence').notNull(),
    tier: text('tier').$type<Tier>().notNull(),
    status: text('status').$type<TraceSummary['status']>().notNull(),
    durationMs: real('duration_ms').notNull(),
  },
  (table) => [
    index('traces_by_assistant').on(table.assistant, table.traceId),
    index('traces_by_status').on(table.status, table.traceId),
    index('traces_by_location').on(table.locationId, table.traceId),
  ],
)

export const spans = sqliteTable(
  'spans',
  {
    traceId: text('trace_id')
      .notNull()
      .references(() => traces.traceId, { onDelete: 'cascade' }),
    spanId: text('span_id').notNull(),
    parentSpanId: text('parent_span_id'),
    name: text('name').notNull(),
    /** Milliseconds from the start of the trace. */
    startMs: real('start_ms').notNull(),
    durationMs: real('duration_ms').notNull(),
    status: text('status').$type<Span['status']>().notNull(),
    attributes: text('attributes', { mode: 'json' }).$type<Span['attributes']>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.traceId, table.spanId] })],
)
