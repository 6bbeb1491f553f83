import type { Audience } from '@shared/accounts/role'
import type { Assistant } from '@shared/ask/assistant'
import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  addableBy,
  atMyLocation,
  atMyLocations,
  changeableBy,
  ifSeen,
  isMine,
  readableBy,
  readableByAudience,
  readableByAuthor,
  readableInFullByManagement,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns, syncSeq } from './sync-columns'
import { tickets } from './tickets'

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
    id: uuid('id').notNull().unique('sop_versions_id').defaultRandom(),
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
    approvedAt: moment('approved_at').notNull(),
    syncSeq: syncSeq(),
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

/** Everything learned waits here to be sorted: into the vault, a proposal, or nothing. */
export const intakeItems = pgTable(
  'intake_items',
  {
    id: uuid('id').primaryKey(),
    source: text('source')
      .$type<'human-reply' | 'correction' | 'note' | 'import' | 'ticket'>()
      .notNull(),
    /** Empty once it has gone into the vault. */
    text: text('text').notNull(),
    /** Of the question that it came from. */
    traceId: text('trace_id'),
    /** The ticket that it was learnt from. */
    ticketId: uuid('ticket_id').references((): AnyPgColumn => tickets.id),
    locationId: text('location_id').references(() => locations.id),
    /** What was found out about it: assistants, sensitivity, duplicates. */
    classification: jsonb('classification').$type<Readonly<Record<string, unknown>>>(),
    status: text('status')
      .$type<'new' | 'classified' | 'proposed' | 'in-vault' | 'duplicate' | 'discarded'>()
      .notNull()
      .default('new'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('intake_items_by_status').on(table.status, table.createdAt),
    check(
      'intake_items_source_known',
      sql`${table.source} in ('human-reply', 'correction', 'note', 'import', 'ticket')`,
    ),
    check(
      'intake_items_of_ticket',
      sql`(${table.source} = 'ticket') = (${table.ticketId} is not null)`,
    ),
    check('intake_items_text_given', sql`(${table.text} = '') = (${table.status} = 'in-vault')`),
    check('intake_items_text_length', sql`length(${table.text}) <= 100000`),
    check('intake_items_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check(
      'intake_items_classification_object',
      sql`jsonb_typeof(${table.classification}) = 'object'`,
    ),
    check(
      'intake_items_status_known',
      sql`${table.status} in ('new', 'classified', 'proposed', 'in-vault', 'duplicate', 'discarded')`,
    ),
    ...readableByAuthor(table.createdBy, atMyLocation(table.locationId)),
    addableBy(
      'operators',
      sql`${isMine(table.createdBy)} and ${table.status} = 'new' and (${atMyLocation(table.locationId)})`,
    ),
    changeableBy('management', atMyLocation(table.locationId)),
  ],
)

/** How a SOP relates to another one or to something learned. */
export const knowledgeLinks = pgTable(
  'knowledge_links',
  {
    id: uuid('id').primaryKey(),
    sopId: uuid('sop_id')
      .notNull()
      .references(() => sops.id),
    kind: text('kind').$type<'contradicts' | 'duplicates' | 'supports' | 'see-also'>().notNull(),
    otherSopId: uuid('other_sop_id').references(() => sops.id),
    intakeItemId: uuid('intake_item_id').references(() => intakeItems.id),
    /** How sure whoever found it was, 0 to 1; null: a person said so. */
    confidence: real('confidence'),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('knowledge_links_of_sop').on(table.sopId),
    unique('knowledge_links_once')
      .on(table.sopId, table.kind, table.otherSopId, table.intakeItemId)
      .nullsNotDistinct(),
    check(
      'knowledge_links_kind_known',
      sql`${table.kind} in ('contradicts', 'duplicates', 'supports', 'see-also')`,
    ),
    check(
      'knowledge_links_one_other',
      sql`num_nonnulls(${table.otherSopId}, ${table.intakeItemId}) = 1 and ${table.sopId} is distinct from ${table.otherSopId}`,
    ),
    check('knowledge_links_confidence', sql`${table.confidence} between 0 and 1`),
    ...readableBy('operators', bothEndsSeen(table)),
    addableBy('operators', sql`${isMine(table.createdBy)} and ${bothEndsSeen(table)}`),
    changeableBy('management', bothEndsSeen(table)),
  ],
)

interface LinkColumns {
  readonly sopId: AnyPgColumn
  readonly otherSopId: AnyPgColumn
  readonly intakeItemId: AnyPgColumn
}

function bothEndsSeen({ sopId, otherSopId, intakeItemId }: LinkColumns): SQL {
  return sql`${ifSeen('sops', sopId)}
    and (${otherSopId} is null or ${ifSeen('sops', otherSopId)})
    and (${intakeItemId} is null or ${ifSeen('intake_items', intakeItemId)})`
}
