import { sql } from 'drizzle-orm'
import { index } from 'drizzle-orm/sqlite-core'
import {
  conversations as centralConversations,
  customers as centralCustomers,
  messages as centralMessages,
  optOuts as centralOptOuts,
} from '../../postgres/schema/messages'
import {
  cannedReplies as centralCannedReplies,
  drafts as centralDrafts,
  macros as centralMacros,
  notes as centralNotes,
  scheduledMessages as centralScheduledMessages,
} from '../../postgres/schema/replies'
import { mirrorOf } from '../mirror'

export const customers = mirrorOf(centralCustomers, (table) => [
  index('customers_by_phone').on(table.phone),
  index('customers_by_name').on(table.name),
])

export const conversations = mirrorOf(centralConversations, (table) => [
  index('conversations_by_last_message').on(table.lastMessageAt, table.id),
  index('conversations_at_location').on(table.locationId, table.lastMessageAt),
  index('conversations_assigned').on(table.assigneeId, table.lastMessageAt),
  index('conversations_with_customer').on(table.customerId),
  index('conversations_unread').on(table.lastMessageAt).where(sql`unread_count > 0`),
])

export const messages = mirrorOf(centralMessages, (table) => [
  index('messages_thread').on(table.conversationId, table.sentAt, table.id),
  index('messages_to_send').on(table.sentAt).where(sql`status in ('queued', 'failed')`),
])

export const optOuts = mirrorOf(centralOptOuts, (table) => [
  index('opt_outs_of_customer').on(table.customerId),
])

export const drafts = mirrorOf(centralDrafts, (table) => [
  index('drafts_in_conversation').on(table.conversationId),
])

export const scheduledMessages = mirrorOf(centralScheduledMessages, (table) => [
  index('scheduled_messages_in_conversation').on(table.conversationId, table.sendAt),
])

export const notes = mirrorOf(centralNotes, (table) => [
  index('notes_in_conversation').on(table.conversationId, table.createdAt),
])

export const cannedReplies = mirrorOf(centralCannedReplies)

export const macros = mirrorOf(centralMacros)
