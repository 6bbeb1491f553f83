import { sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What this copy knows about its own freshness, such as the fingerprint of the last pull. */
export const syncState = sqliteTable('sync_state', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
})
