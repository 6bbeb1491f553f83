import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  addableByWorker,
  changeableBy,
  changeableByWorker,
  ifSeen,
  isMine,
  readableBy,
} from './group-roles'
import { staff } from './people'
import { proposals } from './proposals'
import { moment, syncColumns } from './sync-columns'

/** Real questions answered again, with a proposal and without. */
export const replayRuns = pgTable(
  'replay_runs',
  {
    id: uuid('id').primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    /** Null: a worker. */
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    /** How many days back the questions were asked. */
    days: integer('days').notNull(),
    questions: integer('questions').notNull().default(0),
    /** Answers that stayed the same have no row of their own. */
    unchanged: integer('unchanged').notNull().default(0),
    finishedAt: moment('finished_at'),
    ...syncColumns(),
  },
  (table) => [
    index('replay_runs_of_proposal').on(table.proposalId, table.createdAt),
    check('replay_runs_days', sql`${table.days} > 0`),
    ...readableBy('operators', ifSeen('proposals', table.proposalId)),
    addableBy(
      'operators',
      sql`${isMine(table.createdBy)} and ${ifSeen('proposals', table.proposalId)}`,
    ),
    changeableBy(
      'operators',
      sql`${isMine(table.createdBy)} and ${ifSeen('proposals', table.proposalId)}`,
    ),
    addableByWorker(),
    changeableByWorker(),
  ],
)

/** An answer that changes. A worse one that nobody has reviewed blocks approval. */
export const replayResults = pgTable(
  'replay_results',
  {
    id: uuid('id').primaryKey(),
    runId: uuid('run_id')
      .notNull()
      .references(() => replayRuns.id),
    traceId: text('trace_id').notNull(),
    /** Redacted. */
    question: text('question').notNull(),
    before: jsonb('before_answer').$type<unknown>().notNull(),
    after: jsonb('after_answer').$type<unknown>().notNull(),
    verdict: text('verdict').$type<'better' | 'same' | 'worse'>().notNull(),
    reviewedBy: uuid('reviewed_by').references(() => staff.id),
    reviewNote: text('review_note').notNull().default(''),
    ...syncColumns(),
  },
  (table) => [
    index('replay_results_of_run').on(table.runId),
    check('replay_results_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check('replay_results_verdict_known', sql`${table.verdict} in ('better', 'same', 'worse')`),
    ...readableBy('operators', ifSeen('replay_runs', table.runId)),
    addableBy(
      'operators',
      sql`${table.reviewedBy} is null and ${ifSeen('replay_runs', table.runId)}`,
    ),
    changeableBy(
      'management',
      ifSeen('replay_runs', table.runId),
      sql`${isMine(table.reviewedBy)} and ${ifSeen('replay_runs', table.runId)}`,
    ),
    addableByWorker(),
  ],
)
