import { type SQL, sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  addableBy,
  atLocationOf,
  atMyLocation,
  changeableBy,
  changeableByWorker,
  isMine,
  onlyAtMyLocation,
  readableByStaff,
} from './group-roles'
import { conversations, messages } from './messages'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'

const written = () => ({
  id: uuid('id').primaryKey(),
  conversationId: uuid('conversation_id')
    .notNull()
    .references(() => conversations.id),
  authorId: uuid('author_id')
    .notNull()
    .references(() => staff.id),
  body: text('body').notNull(),
  createdAt: moment('created_at').notNull(),
})

interface Written {
  readonly conversationId: AnyPgColumn
  readonly authorId: AnyPgColumn
}

const inConversation = (table: Written): SQL => atLocationOf('conversations', table.conversationId)
const mine = (table: Written): SQL => sql`${isMine(table.authorId)} and (${inConversation(table)})`

/** Begun and not sent; colleagues at the same desk see it, its author changes it. */
export const drafts = pgTable(
  'drafts',
  {
    ...written(),
    /** Of the question that it was suggested for; null: a person began it. */
    traceId: text('trace_id'),
    ...syncColumns(),
  },
  (table) => [
    index('drafts_of_conversation').on(table.conversationId),
    check('drafts_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    ...readableByStaff(inConversation(table)),
    addableBy('staff', mine(table)),
    changeableBy('staff', mine(table)),
  ],
)

/** To be sent at a time; becomes a message then. */
export const scheduledMessages = pgTable(
  'scheduled_messages',
  {
    ...written(),
    sendAt: moment('send_at').notNull(),
    /** Not sent when the customer writes first. */
    unlessAnswered: boolean('unless_answered').notNull().default(true),
    status: text('status').$type<'waiting' | 'sent' | 'cancelled'>().notNull().default('waiting'),
    /** What it became. */
    messageId: uuid('message_id').references(() => messages.id),
    ...syncColumns(),
  },
  (table) => [
    index('scheduled_messages_of_conversation').on(table.conversationId),
    index('scheduled_messages_due').on(table.sendAt).where(sql`${table.status} = 'waiting'`),
    check('scheduled_messages_body_given', sql`${table.body} <> ''`),
    check(
      'scheduled_messages_status_known',
      sql`${table.status} in ('waiting', 'sent', 'cancelled')`,
    ),
    check(
      'scheduled_messages_sent_as',
      sql`(${table.status} = 'sent') = (${table.messageId} is not null)`,
    ),
    ...readableByStaff(inConversation(table)),
    addableBy('staff', sql`${table.status} = 'waiting' and ${mine(table)}`),
    changeableBy(
      'staff',
      inConversation(table),
      sql`${table.status} in ('waiting', 'cancelled') and (${inConversation(table)})`,
    ),
    changeableByWorker(),
  ],
)

/** What staff tell each other beside a conversation; the customer never sees it. */
export const notes = pgTable(
  'notes',
  {
    ...written(),
    /** Staff who are to read it. */
    mentions: uuid('mentions').array().notNull().default(sql`'{}'`),
    ...syncColumns(),
  },
  (table) => [
    index('notes_of_conversation').on(table.conversationId, table.createdAt),
    check('notes_body_given', sql`${table.body} <> ''`),
    ...readableByStaff(inConversation(table)),
    addableBy('staff', mine(table)),
    changeableBy('staff', mine(table)),
  ],
)

const prepared = () => ({
  id: uuid('id').primaryKey(),
  title: text('title').notNull(),
  /** Null: for every location. */
  locationId: text('location_id').references(() => locations.id),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => staff.id),
})

interface Prepared {
  readonly title: AnyPgColumn
  readonly locationId: AnyPgColumn
  readonly createdBy: AnyPgColumn
}

/** Everybody uses them; whoever may edit in bulk writes them. */
const preparedAccess = (table: Prepared) => [
  ...readableByStaff(atMyLocation(table.locationId)),
  addableBy(
    'operators',
    sql`${isMine(table.createdBy)} and (${onlyAtMyLocation(table.locationId)})`,
  ),
  changeableBy('operators', onlyAtMyLocation(table.locationId)),
]

export const cannedReplies = pgTable(
  'canned_replies',
  {
    ...prepared(),
    body: text('body').notNull(),
    ...syncColumns(),
  },
  (table) => [
    check('canned_replies_given', sql`${table.title} <> '' and ${table.body} <> ''`),
    ...preparedAccess(table),
  ],
)

/** Several steps at one key press: reply, tag, assign … */
export const macros = pgTable(
  'macros',
  {
    ...prepared(),
    actions: jsonb('actions').$type<readonly Readonly<Record<string, unknown>>[]>().notNull(),
    ...syncColumns(),
  },
  (table) => [
    check('macros_title_given', sql`${table.title} <> ''`),
    check('macros_actions_form', sql`jsonb_typeof(${table.actions}) = 'array'`),
    ...preparedAccess(table),
  ],
)
