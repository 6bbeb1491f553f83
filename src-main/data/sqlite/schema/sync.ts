import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Changes, Json } from '../../sync/protocol'

const operationColumns = () => ({
  entity: text('entity').notNull(),
  rowId: text('row_id').notNull(),
  kind: text('kind').$type<'insert' | 'update' | 'delete'>().notNull(),
  baseVersion: integer('base_version').notNull(),
  changes: text('changes', { mode: 'json' }).$type<Changes>().notNull(),
  /** Ids of operations that go first. */
  dependsOn: text('depends_on', { mode: 'json' }).$type<readonly string[]>().notNull(),
  /** 0 urgent, 1 normal, 2 bulk. */
  priority: integer('priority').notNull(),
  /** ISO 8601, UTC, by this device's clock. */
  madeAt: text('made_at').notNull(),
})

/** Changes made here that the central database does not have yet, or whose effect was not pulled yet. */
export const outbox = sqliteTable(
  'outbox',
  {
    /** Order in which they were made. */
    position: integer('position').primaryKey({ autoIncrement: true }),
    opId: text('op_id').notNull().unique(),
    ...operationColumns(),
    /** `acked`: applied centrally; kept until the copy has reached `sync_seq`, then for a restore. */
    state: text('state').$type<'queued' | 'sent' | 'acked' | 'kept'>().notNull().default('queued'),
    /** Given when it is first sent. */
    deviceSeq: integer('device_seq'),
    syncSeq: integer('sync_seq'),
    /** ISO 8601, UTC, by the central clock. */
    ackedAt: text('acked_at'),
  },
  (table) => [
    index('outbox_next').on(table.state, table.priority, table.position),
    index('outbox_waiting').on(table.state, table.entity, table.madeAt),
    index('outbox_of_row').on(table.entity, table.rowId, table.position),
    check('outbox_acked_complete', sql`${table.state} <> 'acked' or ${table.syncSeq} is not null`),
  ],
)

/** Changes that the central database refused for good, with why; people retry, export or discard them. */
export const deadLetters = sqliteTable('dead_letters', {
  opId: text('op_id').primaryKey(),
  ...operationColumns(),
  code: text('code').notNull(),
  message: text('message').notNull(),
  refusedAt: text('refused_at').notNull(),
})

/** Rows with changes of our own: how the central database last had them. */
export const shadows = sqliteTable(
  'shadows',
  {
    entity: text('entity').notNull(),
    rowId: text('row_id').notNull(),
    /** Null: it does not exist there, or may not be seen. */
    row: text('row', { mode: 'json' }).$type<Readonly<Record<string, Json>> | null>(),
  },
  (table) => [primaryKey({ columns: [table.entity, table.rowId] })],
)

/** While a whole copy is fetched again: what came so far. What did not come is removed at the end. */
export const bootstrapSeen = sqliteTable(
  'bootstrap_seen',
  {
    entity: text('entity').notNull(),
    rowId: text('row_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.entity, table.rowId] })],
)
