import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  sops as centralSops,
  sopVersions as centralSopVersions,
} from '../../postgres/schema/knowledge'
import {
  bays as centralBays,
  facts as centralFacts,
  locations as centralLocations,
} from '../../postgres/schema/places'
import { mirrorOf } from '../mirror'

export const locations = mirrorOf(centralLocations)

export const bays = mirrorOf(centralBays, (table) => [
  index('bays_of_location').on(table.locationId, table.number),
])

export const facts = mirrorOf(centralFacts, (table) => [
  index('facts_by_key').on(table.key, table.locationId),
])

export const sops = mirrorOf(centralSops)

export const sopVersions = mirrorOf(centralSopVersions, (table) => [
  index('sop_versions_number').on(table.sopId, table.version),
])

/** A section of a SOP's current version: what an answer cites. Cut here; full-text indexed in `passages_fts`. */
export const passages = sqliteTable(
  'passages',
  {
    /** `<sop id>:<version>:<ordinal>` */
    id: text('id').primaryKey(),
    sopId: text('sop_id').notNull(),
    ordinal: integer('ordinal').notNull(),
    heading: text('heading').notNull(),
    /** The headings above and its own, joined with ` › `. */
    path: text('path').notNull(),
    /** The section's own Markdown, without its sub-sections. */
    text: text('text').notNull(),
  },
  (table) => [uniqueIndex('passages_by_sop').on(table.sopId, table.ordinal)],
)
