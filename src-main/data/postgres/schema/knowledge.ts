import type { Audience } from '@shared/accounts/role'
import type { Assistant } from '@shared/ask/assistant'
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { atMyLocations, readableByAudience, readableInFullByManagement } from './group-roles'
import { staff } from './people'
import { syncColumns } from './sync-columns'

export const sops = pgTable(
  'sops',
  {
    id: uuid('id').primaryKey(),
    /** Unique within its assistant; a file name. */
    slug: text('slug').notNull(),
    title: text('title').notNull(),
    assistant: text('assistant').$type<Assistant>().notNull(),
    audience: text('audience').$type<Audience>().notNull(),
    /** Location ids; empty: all. */
    locations: text('locations').array().notNull().default(sql`'{}'`),
    /** The one version that answers may cite. */
    currentVersion: integer('current_version').notNull(),
    ...syncColumns(),
  },
  (table) => [
    unique('sops_slug').on(table.assistant, table.slug),
    check('sops_slug_form', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`),
    check('sops_title_given', sql`${table.title} <> ''`),
    check(
      'sops_assistant_known',
      sql`${table.assistant} in ('emergency', 'booking', 'tech', 'brand', 'strategy', 'customer-info', 'general')`,
    ),
    check('sops_audience_known', sql`${table.audience} in ('public', 'staff', 'management')`),
    ...readableByAudience(table.audience, atMyLocations(table.locations)),
  ],
)

/**
 * Every text a SOP has ever had; rows are only ever added.
 * Those below management read the current one only: an older one may have been written for fewer eyes.
 */
export const sopVersions = pgTable(
  'sop_versions',
  {
    sopId: uuid('sop_id').notNull(),
    version: integer('version').notNull(),
    /** Markdown. */
    content: text('content').notNull(),
    /** Of the UTF-8 bytes of `content`, hex. */
    sha256: text('sha256').notNull(),
    author: text('author').notNull(),
    /** Why this version was made. */
    reason: text('reason').notNull(),
    approvedBy: uuid('approved_by')
      .notNull()
      .references(() => staff.id),
    approvedAt: timestamp('approved_at', { withTimezone: true }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sopId, table.version] }),
    foreignKey({ name: 'sop_versions_sop', columns: [table.sopId], foreignColumns: [sops.id] }),
    check('sop_versions_number_positive', sql`${table.version} > 0`),
    check(
      'sop_versions_sha256_true',
      sql`${table.sha256} = encode(sha256(convert_to(${table.content}, 'UTF8')), 'hex')`,
    ),
    ...readableInFullByManagement(
      sql`exists (select from public.sops s where s.id = ${table.sopId})`,
      sql`exists (select from public.sops s where s.id = ${table.sopId} and s.current_version = ${table.version})`,
    ),
  ],
)
