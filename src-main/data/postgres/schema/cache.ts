import type { Audience } from '@shared/accounts/role'
import type { Assistant, Tier } from '@shared/ask/assistant'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, real, text, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  atMyLocation,
  changeableBy,
  ifSeen,
  isMine,
  onlyAtMyLocation,
  readableByAudience,
  readableByStaff,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns, syncSeq } from './sync-columns'

/** Where an answer that is given again came from in the first place. */
export type AnswerOrigin = Exclude<Tier, 'exact' | 'semantic'>

/**
 * Answers to be given again. They reach guests unasked, so only management (and jobs) may add
 * them; everybody on the staff may take one out of use.
 */
export const cachedAnswers = pgTable(
  'cached_answers',
  {
    id: uuid('id').primaryKey(),
    // The scope: it answers only there.
    assistant: text('assistant').$type<Assistant>().notNull(),
    audience: text('audience').$type<Audience>().notNull(),
    /** Null: a question that names no location and is answered the same at each. */
    locationId: text('location_id').references(() => locations.id),
    /** Normalised; without anything of a customer. */
    question: text('question').notNull(),
    /** Other wordings of the same question. */
    variants: text('variants').array().notNull().default(sql`'{}'`),
    /** Blocks and citations. */
    answer: jsonb('answer').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** The tier that first gave it. */
    origin: text('origin').$type<AnswerOrigin>().notNull().default('knowledge'),
    /** The trace of the question that was answered so. */
    sourceTrace: text('source_trace'),
    /** SHA-256 of each SOP version and fact that it rests on; it is void when one is no longer current. */
    dependencies: text('dependencies').array().notNull(),
    /** How similar a question must be, 0 to 1: learned for each entry. */
    similarAt: real('similar_at').notNull(),
    hits: integer('hits').notNull().default(0),
    /** Here and below as in `answer_verdicts`, whose trigger counts. */
    helpful: integer('helpful').notNull().default(0),
    wrong: integer('wrong').notNull().default(0),
    /** Out of use since. */
    retiredAt: moment('retired_at'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('cached_answers_in_use')
      .on(table.assistant, table.question)
      .where(sql`${table.retiredAt} is null and ${table.deletedAt} is null`),
    check(
      'cached_answers_assistant_known',
      // An emergency is never answered from memory.
      sql`${table.assistant} in ('booking', 'tech', 'brand', 'strategy', 'customer-info', 'general')`,
    ),
    check(
      'cached_answers_audience_known',
      sql`${table.audience} in ('public', 'staff', 'management')`,
    ),
    check(
      'cached_answers_strategy_for_management',
      sql`${table.assistant} <> 'strategy' or ${table.audience} = 'management'`,
    ),
    check('cached_answers_question_given', sql`length(${table.question}) between 1 and 4000`),
    check('cached_answers_answer_object', sql`jsonb_typeof(${table.answer}) = 'object'`),
    check(
      'cached_answers_rest_on_knowledge',
      sql`cardinality(${table.dependencies}) > 0 and array_to_string(${table.dependencies}, ',', '') ~ '^[0-9a-f]{64}(,[0-9a-f]{64})*$'`,
    ),
    check(
      'cached_answers_origin_known',
      sql`${table.origin} in ('template', 'knowledge', 'generated', 'human')`,
    ),
    check('cached_answers_source_trace_form', sql`${table.sourceTrace} ~ '^[0-9a-f]{32}$'`),
    check('cached_answers_similar_at', sql`${table.similarAt} between 0 and 1`),
    check(
      'cached_answers_counts',
      sql`least(${table.hits}, ${table.helpful}, ${table.wrong}) >= 0`,
    ),
    ...readableByAudience(table.audience, atMyLocation(table.locationId)),
    addableBy(
      'management',
      sql`${isMine(table.createdBy)} and ${table.helpful} = 0 and ${table.wrong} = 0 and (${onlyAtMyLocation(table.locationId)})`,
    ),
    changeableBy(
      'staff',
      sql`${table.audience} <> 'management' and (${atMyLocation(table.locationId)})`,
      sql`${table.retiredAt} is not null`,
    ),
    changeableBy('management', atMyLocation(table.locationId)),
  ],
)

/**
 * What people thought of an answer that was given again. Rows are only ever added, so that verdicts
 * of desks that were offline all count; a trigger adds them up and takes a wrong answer out of use.
 */
export const answerVerdicts = pgTable(
  'answer_verdicts',
  {
    id: uuid('id').primaryKey(),
    cachedAnswerId: uuid('cached_answer_id')
      .notNull()
      .references(() => cachedAnswers.id),
    /** Of the question that was answered with it. */
    traceId: text('trace_id').notNull(),
    tier: text('tier').$type<'exact' | 'semantic'>().notNull(),
    /** Of both questions, as a cosine; 1 where they are the same. */
    similarity: real('similarity').notNull(),
    verdict: text('verdict').$type<'helpful' | 'wrong'>().notNull(),
    givenBy: uuid('given_by')
      .notNull()
      .references(() => staff.id),
    givenAt: moment('given_at').notNull(),
    syncSeq: syncSeq(),
  },
  (table) => [
    index('answer_verdicts_of_answer').on(table.cachedAnswerId),
    check('answer_verdicts_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check('answer_verdicts_tier_known', sql`${table.tier} in ('exact', 'semantic')`),
    // A product of rounded numbers may be a little off.
    check('answer_verdicts_similarity', sql`${table.similarity} between -1.001 and 1.001`),
    check('answer_verdicts_verdict_known', sql`${table.verdict} in ('helpful', 'wrong')`),
    ...readableByStaff(ifSeen('cached_answers', table.cachedAnswerId)),
    addableBy(
      'staff',
      sql`${isMine(table.givenBy)} and ${ifSeen('cached_answers', table.cachedAnswerId)}`,
    ),
  ],
)
