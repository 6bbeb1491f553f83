import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { readableByStaff } from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { syncColumns } from './sync-columns'

export const customers = pgTable(
  'customers',
  {
    id: uuid('id').primaryKey(),
    /** E.164: the number they text from. */
    phone: text('phone').notNull(),
    /** Empty while nobody knows it. */
    name: text('name').notNull().default(''),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    ...syncColumns(),
  },
  (table) => [
    unique('customers_phone').on(table.phone),
    check('customers_phone_e164', sql`${table.phone} ~ '^[+][1-9][0-9]{6,14}$'`),
    ...readableByStaff(sql`true`),
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
    locationId: text('location_id').references(() => locations.id),
    assigneeId: uuid('assignee_id').references(() => staff.id),
    unreadCount: integer('unread_count').notNull().default(0),
    lastMessageAt: timestamp('last_message_at', { withTimezone: true }).notNull(),
    ...syncColumns(),
  },
  (table) => [
    unique('conversations_customer').on(table.customerId),
    index('conversations_newest').on(table.lastMessageAt.desc().nullsFirst()),
    check('conversations_unread_count', sql`${table.unreadCount} >= 0`),
    ...readableByStaff(sql`true`),
  ],
)

export const messages = pgTable(
  'messages',
  {
    id: uuid('id').primaryKey(),
    conversationId: uuid('conversation_id')
      .notNull()
      .references(() => conversations.id),
    direction: text('direction').$type<'inbound' | 'outbound'>().notNull(),
    body: text('body').notNull(),
    /** Of the provider, once it has the message: what makes a repeated delivery harmless. */
    providerId: text('provider_id'),
    status: text('status')
      .$type<'received' | 'queued' | 'sent' | 'delivered' | 'failed'>()
      .notNull(),
    error: text('error'),
    /** Who wrote it; null for the customer's own. */
    authorId: uuid('author_id').references(() => staff.id),
    sentAt: timestamp('sent_at', { withTimezone: true }).notNull(),
    ...syncColumns(),
  },
  (table) => [
    unique('messages_provider_id').on(table.providerId),
    index('messages_of_conversation').on(table.conversationId, table.sentAt),
    check('messages_direction_known', sql`${table.direction} in ('inbound', 'outbound')`),
    check(
      'messages_status_known',
      sql`case ${table.direction} when 'inbound' then ${table.status} = 'received'
        else ${table.status} in ('queued', 'sent', 'delivered', 'failed') end`,
    ),
    check('messages_error_of_failed', sql`(${table.error} is null) or ${table.status} = 'failed'`),
    ...readableByStaff(sql`true`),
  ],
)
