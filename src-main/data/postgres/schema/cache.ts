import type { Audience } from '@shared/accounts/role'
import type { Assistant } from '@shared/ask/assistant'
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, real, text, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  atMyLocation,
  changeableBy,
  isMine,
  onlyAtMyLocation,
  readableByAudience,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'

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
    /** Blocks and citations. */
    answer: jsonb('answer').$type<Readonly<Record<string, unknown>>>().notNull(),
    /** SHA-256 of each SOP version and fact that it rests on; it is void when one is no longer current. */
    dependencies: text('dependencies').array().notNull(),
    /** How similar a question must be, 0 to 1: learned for each entry. */
    similarAt: real('similar_at').notNull(),
    hits: integer('hits').notNull().default(0),
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
    check('cached_answers_similar_at', sql`${table.similarAt} between 0 and 1`),
    check(
      'cached_answers_counts',
      sql`least(${table.hits}, ${table.helpful}, ${table.wrong}) >= 0`,
    ),
    ...readableByAudience(table.audience, atMyLocation(table.locationId)),
    addableBy(
      'management',
      sql`${isMine(table.createdBy)} and (${onlyAtMyLocation(table.locationId)})`,
    ),
    changeableBy(
      'staff',
      sql`${table.audience} <> 'management' and (${atMyLocation(table.locationId)})`,
      sql`${table.retiredAt} is not null`,
    ),
    changeableBy('management', atMyLocation(table.locationId)),
  ],
)
