import type { Label, Tier } from '@shared/ask/assistant'
import type { Span, TraceSummary } from '@shared/traces/trace-contract'
import { sql } from 'drizzle-orm'
import {
  check,
  doublePrecision,
  foreignKey,
  index,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { addableBy, atMyLocation, isMine, readableByAuthor } from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncSeq } from './sync-columns'

/** One question's way, without a word of it. Rows are only ever added. */
export const traces = pgTable(
  'traces',
  {
    /** The trace id, as a UUID. */
    id: uuid('id').primaryKey(),
    /** As OpenTelemetry writes it: 32 hex digits. */
    traceId: text('trace_id').notNull().unique('traces_trace_id'),
    locationId: text('location_id').references(() => locations.id),
    assistant: text('assistant').$type<Label>().notNull(),
    confidence: doublePrecision('confidence').notNull(),
    tier: text('tier').$type<Tier>().notNull(),
    status: text('status').$type<TraceSummary['status']>().notNull(),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => staff.id),
    startedAt: moment('started_at').notNull(),
    durationMs: doublePrecision('duration_ms').notNull(),
    syncSeq: syncSeq(),
  },
  (table) => [
    unique('traces_of_person').on(table.traceId, table.askedBy),
    index('traces_by_time').on(table.startedAt),
    check('traces_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check('traces_id_of_trace', sql`replace(${table.id}::text, '-', '') = ${table.traceId}`),
    check(
      'traces_assistant_known',
      sql`${table.assistant} in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')`,
    ),
    check('traces_confidence', sql`${table.confidence} between 0 and 1`),
    check(
      'traces_tier_known',
      sql`${table.tier} in ('template', 'exact', 'semantic', 'knowledge', 'generated', 'human')`,
    ),
    check(
      'traces_status_known',
      sql`${table.status} in ('answered', 'handed-over', 'emergency', 'failed')`,
    ),
    check('traces_duration', sql`${table.durationMs} >= 0`),
    ...readableByAuthor(table.askedBy, atMyLocation(table.locationId)),
    addableBy('everyone', sql`${isMine(table.askedBy)} and (${atMyLocation(table.locationId)})`),
  ],
)

/** One step of a trace. Which attributes it may have is checked by `clubos_are_span_attributes`. */
export const spans = pgTable(
  'spans',
  {
    id: uuid('id').primaryKey(),
    traceId: text('trace_id').notNull(),
    /** As OpenTelemetry writes it: 16 hex digits. */
    spanId: text('span_id').notNull(),
    /** Null: the root. */
    parentSpanId: text('parent_span_id'),
    name: text('name').notNull(),
    /** Milliseconds from the start of the trace. */
    startMs: doublePrecision('start_ms').notNull(),
    durationMs: doublePrecision('duration_ms').notNull(),
    status: text('status').$type<Span['status']>().notNull(),
    attributes: jsonb('attributes').$type<Span['attributes']>().notNull().default({}),
    /** As in the trace: who may read the one may read the other. */
    askedBy: uuid('asked_by').notNull(),
    locationId: text('location_id').references(() => locations.id),
    syncSeq: syncSeq(),
  },
  (table) => [
    foreignKey({
      name: 'spans_of_trace',
      columns: [table.traceId, table.askedBy],
      foreignColumns: [traces.traceId, traces.askedBy],
    }),
    unique('spans_in_trace').on(table.traceId, table.spanId),
    check('spans_span_id_form', sql`${table.spanId} ~ '^[0-9a-f]{16}$'`),
    check('spans_parent_form', sql`${table.parentSpanId} ~ '^[0-9a-f]{16}$'`),
    check('spans_name_form', sql`${table.name} ~ '^[A-Za-z][A-Za-z0-9 ._/-]{0,99}$'`),
    check('spans_times', sql`${table.startMs} >= 0 and ${table.durationMs} >= 0`),
    check('spans_status_known', sql`${table.status} in ('ok', 'error')`),
    ...readableByAuthor(table.askedBy, atMyLocation(table.locationId)),
    addableBy('everyone', sql`${isMine(table.askedBy)} and (${atMyLocation(table.locationId)})`),
  ],
)
