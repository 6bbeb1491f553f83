import { bigint, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Every table that desktops hold a copy of has these. */
export const syncColumns = () => ({
  /** Goes up by one with each change: what a change made elsewhere was based on. */
  version: integer('version').notNull().default(1),
  /** Place in the order of commits; 0 until rows are synced one by one. */
  syncSeq: bigint('sync_seq', { mode: 'number' }).notNull().default(0),
  /** Who changed it last; null: the system. */
  updatedBy: uuid('updated_by'),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  /** Deleted rows stay as marks, so that desktops learn of it. */
  deletedAt: timestamp('deleted_at', { withTimezone: true }),
})
