import { bigint, integer, timestamp, uuid } from 'drizzle-orm/pg-core'

/** A point in time to the millisecond, which is what copies in other forms can hold, too. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

/** Place in the order of commits; all that a table of rows that never change needs to be copied. */
export const syncSeq = () => bigint('sync_seq', { mode: 'number' }).notNull().default(0)

/** Every table of rows that change and that desktops copy has these. The database sets all but the last. */
export const syncColumns = () => ({
  /** Goes up by one with each change: what a change made elsewhere was based on. */
  version: integer('version').notNull().default(1),
  syncSeq: syncSeq(),
  /** Who changed it last; null: the system. */
  updatedBy: uuid('updated_by'),
  updatedAt: moment('updated_at').notNull().defaultNow(),
  /** Deleted rows stay as marks, so that desktops learn of it. */
  deletedAt: moment('deleted_at'),
})
