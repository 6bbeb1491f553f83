import type { Label, Tier } from '@shared/ask/assistant'
import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
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
import { customers } from './messages'
import { staff } from './people'
import { locations } from './places'
import { moment, syncSeq } from './sync-columns'

const isLabel = (column: AnyPgColumn): SQL =>
  sql`${column} in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general', 'none')`

/** A question or an answer is seen by who asked and by management; rows are only ever added. */
export const questions = pgTable(
  'questions',
  {
    /** The trace id, as a UUID. */
    id: uuid('id').primaryKey(),
    traceId: text('trace_id').notNull().unique('questions_trace_id'),
    /** Without numbers, addresses and names of customers. */
    text: text('text').notNull(),
    channel: text('channel').$type<'app' | 'command-line' | 'sms' | 'call'>().notNull(),
    locationId: text('location_id').references(() => locations.id),
    /** For whom it was asked; null: for oneself. */
    customerId: uuid('customer_id').references(() => customers.id),
    askedBy: uuid('asked_by')
      .notNull()
      .references(() => staff.id),
    askedAt: moment('asked_at').notNull(),
    syncSeq: syncSeq(),
  },
  (table) => [
    unique('questions_of_person').on(table.id, table.askedBy),
    index('questions_by_time').on(table.askedAt),
    check('questions_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check('questions_id_of_trace', sql`replace(${table.id}::text, '-', '') = ${table.traceId}`),
    check('questions_text_given', sql`length(${table.text}) between 1 and 4000`),
    check(
      'questions_channel_known',
      sql`${table.channel} in ('app', 'command-line', 'sms', 'call')`,
    ),
    ...readableByAuthor(table.askedBy, atMyLocation(table.locationId)),
    addableBy('everyone', sql`${isMine(table.askedBy)} and (${atMyLocation(table.locationId)})`),
  ],
)

/** What the club said. A better answer to the same question is a row of its own. */
export const answers = pgTable(
  'answers',
  {
    id: uuid('id').primaryKey(),
    questionId: uuid('question_id').notNull(),
    /** As in the question, and so its location: who may read the one may read the other. */
    askedBy: uuid('asked_by').notNull(),
    locationId: text('location_id').references(() => locations.id),
    assistant: text('assistant').$type<Label>().notNull(),
    confidence: doublePrecision('confidence').notNull(),
    tier: text('tier').$type<Tier>().notNull(),
    /** Blocks, as they were shown. */
    body: jsonb('body').$type<readonly unknown[]>().notNull(),
    /** Passages with their SOP, version and SHA-256. */
    citations: jsonb('citations').$type<readonly unknown[]>().notNull(),
    /** Who generated it; null: nobody did. */
    model: text('model'),
    answeredAt: moment('answered_at').notNull(),
    durationMs: doublePrecision('duration_ms').notNull(),
    syncSeq: syncSeq(),
  },
  (table) => [
    foreignKey({
      name: 'answers_of_question',
      columns: [table.questionId, table.askedBy],
      foreignColumns: [questions.id, questions.askedBy],
    }),
    index('answers_of_one_question').on(table.questionId),
    check('answers_assistant_known', isLabel(table.assistant)),
    check('answers_confidence', sql`${table.confidence} between 0 and 1`),
    check(
      'answers_tier_known',
      sql`${table.tier} in ('template', 'exact', 'semantic', 'knowledge', 'generated', 'human')`,
    ),
    check(
      'answers_model_of_generated',
      sql`(${table.model} is not null) = (${table.tier} = 'generated')`,
    ),
    check('answers_body_list', sql`jsonb_typeof(${table.body}) = 'array'`),
    check('answers_citations_list', sql`jsonb_typeof(${table.citations}) = 'array'`),
    check('answers_duration', sql`${table.durationMs} >= 0`),
    ...readableByAuthor(table.askedBy, atMyLocation(table.locationId)),
    addableBy('everyone', sql`${isMine(table.askedBy)} and (${atMyLocation(table.locationId)})`),
  ],
)

/** What a person thought of an answer; who thinks better of it adds a row. */
export const feedback = pgTable(
  'feedback',
  {
    id: uuid('id').primaryKey(),
    answerId: uuid('answer_id')
      .notNull()
      .references(() => answers.id),
    verdict: text('verdict').$type<'helpful' | 'wrong' | 'incomplete' | 'off-tone'>().notNull(),
    /** What should have been said. */
    correction: text('correction'),
    locationId: text('location_id').references(() => locations.id),
    givenBy: uuid('given_by')
      .notNull()
      .references(() => staff.id),
    givenAt: moment('given_at').notNull(),
    syncSeq: syncSeq(),
  },
  (table) => [
    index('feedback_of_answer').on(table.answerId),
    check(
      'feedback_verdict_known',
      sql`${table.verdict} in ('helpful', 'wrong', 'incomplete', 'off-tone')`,
    ),
    check(
      'feedback_correction_of_unhelpful',
      sql`${table.correction} is null or (${table.verdict} <> 'helpful' and length(${table.correction}) between 1 and 4000)`,
    ),
    ...readableByAuthor(table.givenBy, atMyLocation(table.locationId)),
    addableBy('everyone', sql`${isMine(table.givenBy)} and (${atMyLocation(table.locationId)})`),
  ],
)
