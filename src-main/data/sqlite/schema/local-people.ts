import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Who wrote, who is assigned: the central view of the same name. */
export const staffNames = sqliteTable('staff_names', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  version: integer('version').notNull(),
  syncSeq: integer('sync_seq').notNull(),
  /** ISO 8601, UTC. */
  updatedAt: text('updated_at').notNull(),
  deletedAt: text('deleted_at'),
  /** Can be given tickets and called to them. Null: the database is older and does not say. */
  worksHere: integer('works_here', { mode: 'boolean' }),
})
