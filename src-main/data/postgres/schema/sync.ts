import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { FieldPolicy, Json, OperationResult } from '../../sync/protocol'
import { moment, syncColumns, syncSeq } from './sync-columns'

/** One row. Whoever changes synced rows holds its lock until commit: order of numbers is order of commits. */
export const syncHead = pgTable(
  'sync_head',
  {
    one: boolean('one').primaryKey().default(true),
    epoch: uuid('epoch').notNull().defaultRandom(),
    /** When an earlier state was brought back: its moment. */
    restoredTo: moment('restored_to'),
    prunedTo: bigint('pruned_to', { mode: 'number' }).notNull().default(0),
  },
  (table) => [check('sync_head_one_row', sql`${table.one}`)],
)

/** One row: which apps the database still talks to. */
export const clientVersions = pgTable(
  'client_versions',
  {
    one: boolean('one').primaryKey().default(true),
    minimumProtocol: integer('minimum_protocol').notNull().default(1),
    /** Three numbers with dots. */
    minimumApp: text('minimum_app').notNull().default('0.0.0'),
    recommendedApp: text('recommended_app').notNull().default('0.0.0'),
  },
  (table) => [
    check('client_versions_one_row', sql`${table.one}`),
    check('client_versions_minimum_form', sql`${table.minimumApp} ~ '^[0-9]+[.][0-9]+[.][0-9]+$'`),
    check(
      'client_versions_recommended_form',
      sql`${table.recommendedApp} ~ '^[0-9]+[.][0-9]+[.][0-9]+$'`,
    ),
  ],
)

/** Tables that desks may push changes to. Their own rules and grants decide who may do what. */
export const syncEntities = pgTable('sync_entities', {
  entity: text('entity').primaryKey(),
  /** Of fields that are merged otherwise than `keep-both`. */
  fields: jsonb('fields').$type<Readonly<Record<string, FieldPolicy>>>().notNull().default({}),
  /** The column that must name whoever adds a row. */
  author: text('author'),
})

/** What became of every operation: asked again, it is answered from here. */
export const syncOps = pgTable(
  'sync_ops',
  {
    opId: uuid('op_id').primaryKey(),
    deviceId: uuid('device_id').notNull(),
    deviceSeq: integer('device_seq').notNull(),
    personId: uuid('person_id').notNull(),
    entity: text('entity').notNull(),
    rowId: text('row_id').notNull(),
    kind: text('kind').notNull(),
    madeAt: moment('made_at'),
    appliedAt: moment('applied_at').notNull().defaultNow(),
    /** Version that the row has since; null where it did not change. */
    rowVersion: integer('row_version'),
    result: jsonb('result').$type<OperationResult>().notNull(),
  },
  (table) => [
    index('sync_ops_of_row').on(table.entity, table.rowId),
    index('sync_ops_by_age').on(table.appliedAt),
  ],
)

/** Operations that were refused for good, for those who look after the club's computers. */
export const deadLetters = pgTable(
  'dead_letters',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** As sent; may be no UUID at all. */
    opId: text('op_id').notNull(),
    deviceId: uuid('device_id').notNull(),
    personId: uuid('person_id').notNull(),
    entity: text('entity'),
    code: text('code').notNull(),
    message: text('message').notNull(),
    /** As sent, maybe not even JSON; null when it was too large. */
    operation: text('operation'),
    refusedAt: moment('refused_at').notNull().defaultNow(),
  },
  (table) => [index('dead_letters_newest').on(table.refusedAt.desc().nullsFirst())],
)

/** Changes that came second: kept until a person has settled them. */
export const syncConflicts = pgTable(
  'sync_conflicts',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    entity: text('entity')
      .notNull()
      .references(() => syncEntities.entity),
    rowId: text('row_id').notNull(),
    /** Null for the deletion of a row that had been edited. */
    field: text('field'),
    kind: text('kind').$type<'field' | 'edit-of-deleted' | 'delete-of-edited'>().notNull(),
    /** What the person saw. */
    base: jsonb('base').$type<Json>(),
    /** What they made of it. */
    mine: jsonb('mine').$type<Json>(),
    /** What was there by then, and stands. */
    theirs: jsonb('theirs').$type<Json>(),
    /** Whose change that was, as far as it is known. */
    theirsBy: uuid('theirs_by'),
    opId: uuid('op_id').notNull(),
    madeBy: uuid('made_by').notNull(),
    deviceId: uuid('device_id').notNull(),
    madeAt: moment('made_at').notNull(),
    /** Null while open. */
    resolution: text('resolution').$type<'theirs' | 'mine' | 'merged'>(),
    resolvedBy: uuid('resolved_by'),
    resolvedAt: moment('resolved_at'),
    ...syncColumns(),
  },
  (table) => [
    index('sync_conflicts_of_row').on(table.entity, table.rowId),
    check(
      'sync_conflicts_kind_known',
      sql`${table.kind} in ('field', 'edit-of-deleted', 'delete-of-edited')`,
    ),
    check(
      'sync_conflicts_field_given',
      sql`(${table.field} is null) = (${table.kind} = 'delete-of-edited')`,
    ),
    check(
      'sync_conflicts_resolution_known',
      sql`${table.resolution} in ('theirs', 'mine', 'merged')`,
    ),
  ],
)

/** Rows that may have left somebody's sight. Ids only: everybody may read it. */
export const syncDepartures = pgTable('sync_departures', {
  departure: bigint('departure', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  syncSeq: syncSeq(),
  entity: text('entity').notNull(),
  rowId: text('row_id').notNull(),
  leftAt: moment('left_at').notNull().defaultNow(),
})
