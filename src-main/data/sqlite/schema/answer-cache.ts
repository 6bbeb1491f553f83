import type { Audience } from '@shared/accounts/role'
import type { Assistant } from '@shared/ask/assistant'
import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type { AnswerOrigin } from '../../postgres/schema/cache'

/** Answers that this device gives again; those of the club are in `cached_answers`. Times: ISO 8601, UTC. */
export const answerCache = sqliteTable(
  'answer_cache',
  {
    id: text('id').primaryKey(),
    // The scope: it answers only there.
    assistant: text('assistant').$type<Assistant>().notNull(),
    audience: text('audience').$type<Audience>().notNull(),
    /** Null: answered the same at each location. */
    locationId: text('location_id'),
    /** Normalised. */
    question: text('question').notNull(),
    /** Blocks and citations. */
    answer: text('answer', { mode: 'json' }).$type<unknown>().notNull(),
    /** SHA-256 of each SOP version and fact that it rests on; it is void when one is no longer current. */
    dependencies: text('dependencies', { mode: 'json' }).$type<readonly string[]>().notNull(),
    /** How similar a question must be, 0 to 1: learned for each entry. */
    similarAt: real('similar_at').notNull(),
    origin: text('origin').$type<AnswerOrigin>().notNull(),
    hits: integer('hits').notNull().default(0),
    helpful: integer('helpful').notNull().default(0),
    wrong: integer('wrong').notNull().default(0),
    usedAt: text('used_at').notNull(),
    createdAt: text('created_at').notNull(),
    /** Out of use since. */
    retiredAt: text('retired_at'),
  },
  (table) => [
    uniqueIndex('answer_cache_in_use')
      .on(table.question, table.assistant, table.audience, table.locationId)
      .where(sql`retired_at is null`),
    // To the index above no two rows without a location are the same.
    uniqueIndex('answer_cache_in_use_everywhere')
      .on(table.question, table.assistant, table.audience)
      .where(sql`retired_at is null and location_id is null`),
    index('answer_cache_by_use').on(table.usedAt).where(sql`retired_at is null`),
    index('answer_cache_retired').on(table.retiredAt).where(sql`retired_at is not null`),
  ],
)

/** Every time that an entry was weighed for a question here: what the observed rates are made of. */
export const cacheVerdicts = sqliteTable(
  'cache_verdicts',
  {
    traceId: text('trace_id').notNull(),
    /** Of `answer_cache` or of `cached_answers`. */
    entryId: text('entry_id').notNull(),
    tier: text('tier').$type<'exact' | 'semantic'>().notNull(),
    similarity: real('similarity').notNull(),
    /** As it was asked this time; normalised. */
    question: text('question').notNull(),
    /** Null: nobody said. */
    verdict: text('verdict').$type<'helpful' | 'wrong'>(),
    /** The guard that kept it from answering; null: it answered. */
    refusedBy: text('refused_by'),
    /** ISO 8601, UTC. */
    at: text('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.traceId, table.entryId] }),
    index('cache_verdicts_of_entry').on(table.entryId),
    index('cache_verdicts_of_hits').on(table.tier, table.at).where(sql`refused_by is null`),
  ],
)

/** What the person who asked thought of an answer; the last word counts. */
export const answerFeedback = sqliteTable('answer_feedback', {
  traceId: text('trace_id').primaryKey(),
  verdict: text('verdict').$type<'helpful' | 'wrong' | 'incomplete' | 'off-tone'>().notNull(),
  /** What should have been said. */
  correction: text('correction'),
  personId: text('person_id').notNull(),
  /** ISO 8601, UTC. */
  givenAt: text('given_at').notNull(),
})
