import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { addableBy, atLocationOf, changeableBy, isMine, readableByStaff } from './group-roles'
import { staff } from './people'
import { moment, syncColumns, syncSeq } from './sync-columns'
import { tickets } from './tickets'

const ticketId = () =>
  uuid('ticket_id')
    .notNull()
    .references(() => tickets.id)

export const ticketComments = pgTable(
  'ticket_comments',
  {
    id: uuid('id').primaryKey(),
    ticketId: ticketId(),
    authorId: uuid('author_id')
      .notNull()
      .references(() => staff.id),
    body: text('body').notNull(),
    /** Staff whom it calls. */
    mentions: uuid('mentions').array().notNull().default(sql`'{}'`),
    createdAt: moment('created_at').notNull(),
    syncSeq: syncSeq(),
  },
  (table) => [
    index('ticket_comments_of_ticket').on(table.ticketId, table.createdAt),
    check('ticket_comments_body_given', sql`${table.body} <> ''`),
    check('ticket_comments_few_mentions', sql`cardinality(${table.mentions}) <= 50`),
    ...readableByStaff(atLocationOf('tickets', table.ticketId)),
    addableBy(
      'staff',
      sql`${isMine(table.authorId)} and (${atLocationOf('tickets', table.ticketId)})`,
    ),
  ],
)

/** What became of a ticket, one row for each field that changed and file that went; written by the database alone. */
export const ticketEvents = pgTable(
  'ticket_events',
  {
    id: uuid('id').primaryKey(),
    ticketId: ticketId(),
    /** Column of `tickets`, or `file` with a file’s name. */
    field: text('field').notNull(),
    from: jsonb('from_value').$type<unknown>(),
    to: jsonb('to_value').$type<unknown>(),
    /** Null: the system. */
    byId: uuid('by_id'),
    at: moment('at').notNull(),
    syncSeq: syncSeq(),
  },
  (table) => [
    index('ticket_events_of_ticket').on(table.ticketId, table.at),
    ...readableByStaff(atLocationOf('tickets', table.ticketId)),
  ],
)

/** What is known of a file beside a ticket. */
export const attachments = pgTable(
  'attachments',
  {
    id: uuid('id').primaryKey(),
    ticketId: ticketId(),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    byteSize: integer('byte_size').notNull(),
    /** Of the file's bytes, hex. */
    sha256: text('sha256').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('attachments_of_ticket').on(table.ticketId),
    index('attachments_by_sha256').on(table.sha256),
    check('attachments_name_plain', sql`${table.name} ~ '^[^/\\\\[:cntrl:]]{1,255}$'`),
    check('attachments_size', sql`${table.byteSize} between 1 and 26214400`),
    check('attachments_sha256_form', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    ...readableByStaff(atLocationOf('tickets', table.ticketId)),
    addableBy(
      'staff',
      sql`${isMine(table.createdBy)} and (${atLocationOf('tickets', table.ticketId)})`,
    ),
    changeableBy(
      'staff',
      sql`${isMine(table.createdBy)} and (${atLocationOf('tickets', table.ticketId)})`,
    ),
  ],
)

/** Filters that somebody gave a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid('id').primaryKey(),
    screen: text('screen').$type<'tickets' | 'inbox' | 'traces'>().notNull(),
    name: text('name').notNull(),
    filters: jsonb('filters').$type<Readonly<Record<string, unknown>>>().notNull(),
    shared: boolean('shared').notNull().default(false),
    position: integer('position').notNull().default(0),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    ...syncColumns(),
  },
  (table) => [
    check('saved_views_screen_known', sql`${table.screen} in ('tickets', 'inbox', 'traces')`),
    check('saved_views_name_given', sql`${table.name} <> ''`),
    check('saved_views_filters_form', sql`jsonb_typeof(${table.filters}) = 'object'`),
    ...readableByStaff(sql`${table.shared} or ${isMine(table.createdBy)}`),
    addableBy('staff', isMine(table.createdBy)),
    changeableBy('staff', isMine(table.createdBy)),
  ],
)
