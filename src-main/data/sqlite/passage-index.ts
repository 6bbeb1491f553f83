import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

/**
 * The FTS5 table over the passages, for typed joins and inserts.
 * Kept out of the schema folder: drizzle-kit cannot generate virtual tables, a hand-written
 * migration makes this one.
 */
export const passagesFts = sqliteTable('passages_fts', {
  passageId: text('passage_id').notNull(),
  title: text('title').notNull(),
  path: text('path').notNull(),
  text: text('text').notNull(),
})
