import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  addableBy,
  addableByWorker,
  changeableBy,
  ifSeen,
  isMine,
  readableBy,
  readableByStaff,
} from './group-roles'
import { staff } from './people'
import { proposals } from './proposals'
import { moment, syncColumns, syncSeq } from './sync-columns'

/** A change that is too large or too new to be made at once: dry run, looked at, then live. */
export const changePlans = pgTable(
  'change_plans',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    title: text('title').notNull(),
    proposalId: uuid('proposal_id').references(() => proposals.id),
    /** Exactly what is to be done. */
    parameters: jsonb('parameters').$type<Readonly<Record<string, unknown>>>().notNull(),
    status: text('status')
      .$type<
        'draft' | 'dry-run' | 'reviewed' | 'running' | 'done' | 'stopped' | 'failed' | 'rolled-back'
      >()
      .notNull()
      .default('draft'),
    /** What the dry run found that it would do. */
    dryRun: jsonb('dry_run').$type<unknown>(),
    /** Who looked at it. */
    reviewedBy: uuid('reviewed_by').references(() => staff.id),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('change_plans_by_status').on(table.status, table.createdAt),
    check('change_plans_given', sql`${table.kind} <> '' and ${table.title} <> ''`),
    check(
      'change_plans_status_known',
      sql`${table.status} in ('draft', 'dry-run', 'reviewed', 'running', 'done', 'stopped', 'failed', 'rolled-back')`,
    ),
    check(
      'change_plans_dry_run_first',
      sql`${table.status} = 'draft' or (${table.dryRun} is not null and (${table.status} = 'dry-run' or ${table.reviewedBy} is not null))`,
    ),
    ...readableBy('operators', sql`true`),
    addableBy('operators', sql`${isMine(table.createdBy)} and ${table.status} = 'draft'`),
    changeableBy('operators', isMine(table.createdBy)),
    changeableBy('management', sql`true`),
  ],
)

function inMyPlan(plan: AnyPgColumn): SQL {
  return sql`exists (select from public.change_plans p where p.id = ${plan} and p.created_by = (select public.clubos_me()))`
}

/** The phases of a plan, each with a checkpoint that must hold before the next. */
export const changeSteps = pgTable(
  'change_steps',
  {
    id: uuid('id').primaryKey(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => changePlans.id),
    position: integer('position').notNull(),
    title: text('title').notNull(),
    status: text('status')
      .$type<'waiting' | 'running' | 'done' | 'failed' | 'rolled-back'>()
      .notNull()
      .default('waiting'),
    /** What the checkpoint found. */
    checkpoint: jsonb('checkpoint').$type<unknown>(),
    startedAt: moment('started_at'),
    finishedAt: moment('finished_at'),
    ...syncColumns(),
  },
  (table) => [
    unique('change_steps_of_plan').on(table.planId, table.position),
    check('change_steps_title_given', sql`${table.title} <> ''`),
    check(
      'change_steps_status_known',
      sql`${table.status} in ('waiting', 'running', 'done', 'failed', 'rolled-back')`,
    ),
    ...readableBy('operators', ifSeen('change_plans', table.planId)),
    addableBy('operators', inMyPlan(table.planId)),
    changeableBy('operators', inMyPlan(table.planId)),
    addableBy('management', ifSeen('change_plans', table.planId)),
    changeableBy('management', ifSeen('change_plans', table.planId)),
  ],
)

/**
 * What was decided and done, each entry sealed with the hash of the one before.
 * Entries name rows and hashes, never texts: everybody on the staff can check the chain.
 */
export const ledger = pgTable(
  'ledger',
  {
    id: uuid('id').primaryKey(),
    /** From 1, without gaps. Set by the database, like all that follows but `entry`. */
    seq: bigint('seq', { mode: 'number' }).notNull().default(0),
    /** A JSON object as the database wrote it, byte for byte what was hashed. */
    entry: text('entry').notNull(),
    /** Hex; of entry 1: zeros. */
    prevHash: text('prev_hash').notNull().default(''),
    /** SHA-256 of a zero byte, `entry` in UTF-8, and the 32 bytes of the hash before. Hex. */
    hash: text('hash').notNull().default(''),
    syncSeq: syncSeq(),
  },
  (table) => [
    unique('ledger_seq').on(table.seq),
    unique('ledger_prev_hash').on(table.prevHash),
    check('ledger_seq_positive', sql`${table.seq} > 0`),
    check('ledger_entry_size', sql`octet_length(${table.entry}) <= 16384`),
    ...readableByStaff(sql`true`),
    addableBy('operators', sql`true`),
    addableByWorker(),
  ],
)

/** One row: the last entry. Its lock makes the chain one line. */
export const ledgerHead = pgTable(
  'ledger_head',
  {
    one: boolean('one').primaryKey().default(true),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [check('ledger_head_one_row', sql`${table.one}`), ...readableByStaff(sql`true`)],
)
