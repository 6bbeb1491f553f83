import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  addableBy,
  addableByWorker,
  atLocationOf,
  atMyLocation,
  changeableBy,
  changeableByWorker,
  isMine,
  readableByStaff,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'

export const customers = pgTable(
  'customers',
  {
    id: uuid('id').primaryKey(),
    /** E.164: the number they text from. */
    phone: text('phone').notNull(),
    /** Empty while nobody knows it. */
    name: text('name').notNull().default(''),
    /** Of their conversation, kept equal by a trigger; null: every location may see them. */
    locationId: text('location_id').references(() => locations.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    ...syncColumns(),
  },
  (table) => [
    unique('customers_phone').on(table.phone),
    check('customers_phone_e164', sql`${table.phone} ~ '^[+][1-9][0-9]{6,14}$'`),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy('staff', sql`${table.locationId} is null`),
    changeableBy('staff', atMyLocation(table.locationId)),
    addableByWorker(),
  ],
)

/** All that was ever written with one customer. */
export const conversations = pgTable(
  'conversations',
  {
    id: uuid('id').primaryKey(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => customers.id),
    /** Their customer's, so that no text can get into another's conversation. */
    customerPhone: text('customer_phone').notNull().default(''),
    locationId: text('location_id').references(() => locations.id),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    unreadCount: integer('unread_count').notNull().default(0),
    lastMessageAt: moment('last_message_at').notNull(),
    needsHuman: boolean('needs_human').notNull().default(false),
    urgent: boolean('urgent').notNull().default(false),
    snoozedUntil: moment('snoozed_until'),
    ...syncColumns(),
  },
  (table) => [
    unique('conversations_customer').on(table.customerId),
    index('conversations_newest').on(table.lastMessageAt.desc().nullsFirst()),
    check('conversations_unread_count', sql`${table.unreadCount} >= 0`),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy('staff', atMyLocation(table.locationId)),
    changeableBy('staff', atMyLocation(table.locationId)),
    addableByWorker(),
    changeableByWorker(),
  ],
)

export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id),
    /** Their customer's: where it came from or goes to. Must be that of the conversation. */
    customerPhone: text('customer_phone').notNull().default(''),
    direction: text('direction').$type<'inbound' | 'outbound'>().notNull(),
    kind: text('kind').$type<'text' | 'missed-call' | 'voicemail'>().notNull().default('text'),
    body: text('body').notNull(),
    /** Of the provider, once it has the message: what makes a repeated delivery harmless. */
    providerId: text('provider_id'),
    /** Of what goes out: sending twice with the same key sends once. */
    idempotencyKey: text('idempotency_key'),
    status: text('status')
      .$type<'received' | 'queued' | 'sent' | 'delivered' | 'failed'>()
      .notNull(),
    error: text('error'),
    /** Who wrote it; null for the customer's own. */
    authorId: uuid('author_id').references(() => staff.id),
    /** Of the question that its answer was suggested for. */
    traceId: text('trace_id'),
    sentAt: moment('sent_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    unique('messages_provider_id').on(table.providerId),
    unique('messages_idempotency_key').on(table.idempotencyKey),
    index('messages_of_conversation').on(table.conversationId, table.sentAt),
    check(
      'messages_kind_known',
      sql`${table.kind} = 'text' or (${table.kind} in ('missed-call', 'voicemail') and ${table.direction} = 'inbound')`,
    ),
    check('messages_trace_id_form', sql`${table.traceId} ~ '^[0-9a-f]{32}$'`),
    check('messages_direction_known', sql`${table.direction} in ('inbound', 'outbound')`),
    check(
      'messages_status_known',
      sql`case ${table.direction} when 'inbound' then ${table.status} = 'received'
        else ${table.status} in ('queued', 'sent', 'delivered', 'failed') end`,
    ),
    check('messages_error_of_failed', sql`(${table.error} is null) or ${table.status} = 'failed'`),
    ...readableByStaff(atLocationOf('conversations', table.conversationId)),
    addableBy(
      'staff',
      sql`${table.direction} = 'outbound' and ${table.status} = 'queued' and ${isMine(table.authorId)}
        and (${atLocationOf('conversations', table.conversationId)})`,
    ),
    addableByWorker(),
    changeableByWorker(),
  ],
)

/** Numbers that want no more texts; a deleted row is one that was lifted. */
export const optOuts = pgTable(
  'opt_outs',
  {
    id: uuid('id').primaryKey(),
    customerId: uuid('customer_id')
      .notNull()
      .references(() => customers.id),
    source: text('source').$type<'text' | 'staff'>().notNull(),
    /** Null: they texted STOP. */
    createdBy: uuid('created_by').references(() => staff.id),
    createdAt: moment('created_at').notNull().defaultNow(),
    ...syncColumns(),
  },
  (table) => [
    uniqueIndex('opt_outs_in_force').on(table.customerId).where(sql`${table.deletedAt} is null`),
    check('opt_outs_source_known', sql`${table.source} in ('text', 'staff')`),
    ...readableByStaff(atLocationOf('customers', table.customerId)),
    addableBy(
      'staff',
      sql`${table.source} = 'staff' and ${isMine(table.createdBy)}
        and (${atLocationOf('customers', table.customerId)})`,
    ),
    changeableBy('management', atLocationOf('customers', table.customerId)),
    addableByWorker(),
    changeableByWorker(),
  ],
)
