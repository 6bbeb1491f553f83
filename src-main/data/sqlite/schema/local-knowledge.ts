import type { Audience } from '@shared/accounts/role'
import type { Assistant } from '@shared/ask/assistant'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Holiday, WeeklyHours } from '../../opening-hours'

// Mirrors of what this person may see in the central database, replaced as a whole by each pull
// that finds a change.

export const locations = sqliteTable('locations', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  address: text('address').notNull(),
  /** E.164. */
  phone: text('phone').notNull(),
  /** IANA name. */
  timeZone: text('time_zone').notNull(),
  hours: text('hours', { mode: 'json' }).$type<WeeklyHours>().notNull(),
  staffedHours: text('staffed_hours', { mode: 'json' }).$type<WeeklyHours>().notNull(),
  holidays: text('holidays', { mode: 'json' }).$type<readonly Holiday[]>().notNull(),
})

export const facts = sqliteTable(
  'facts',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull(),
    /** Null: the same at every location. */
    locationId: text('location_id'),
    value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
    audience: text('audience').$type<Audience>().notNull(),
  },
  (table) => [index('facts_by_key').on(table.key, table.locationId)],
)

/** Each SOP with its current version inlined. */
export const sops = sqliteTable(
  'sops',
  {
    id: text('id').primaryKey(),
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    assistant: text('assistant').$type<Assistant>().notNull(),
    audience: text('audience').$type<Audience>().notNull(),
    /** Location ids; empty: all. */
    locations: text('locations', { mode: 'json' }).$type<readonly string[]>().notNull(),
    version: integer('version').notNull(),
    /** Of the exact bytes of `content`, hex. */
    sha256: text('sha256').notNull(),
    author: text('author').notNull(),
    /** ISO 8601, UTC. */
    approvedAt: text('approved_at').notNull(),
    content: text('content').notNull(),
  },
  (table) => [uniqueIndex('sops_slug').on(table.assistant, table.slug)],
)

/** A section of a SOP version: what an answer cites. Full-text indexed in `passages_fts`. */
export const passages = sqliteTable(
  'passages',
  {
    /** `<sop id>:<version>:<ordinal>` */
    id: text('id').primaryKey(),
    sopId: text('sop_id')
      .notNull()
      .references(() => sops.id, { onDelete: 'cascade' }),
    ordinal: integer('ordinal').notNull(),
    heading: text('heading').notNull(),
    /** The headings above and its own, joined with ` › `. */
    path: text('path').notNull(),
    /** The section's own Markdown, without its sub-sections. */
    text: text('text').notNull(),
  },
  (table) => [uniqueIndex('passages_by_sop').on(table.sopId, table.ordinal)],
)
