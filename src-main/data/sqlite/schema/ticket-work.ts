import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

// What this device works out or remembers about tickets for itself. Times: ISO 8601, UTC.

/** When each ticket has to be answered and resolved; worked out again when what it rests on changes. */
export const ticketClocks = sqliteTable(
  'ticket_clocks',
  {
    ticketId: text('ticket_id').primaryKey(),
    /** Null: nobody promised anything. */
    answerDueAt: text('answer_due_at'),
    answeredAt: text('answered_at'),
    /** Null: nothing promised, or the clock stands while the ticket waits. */
    resolveDueAt: text('resolve_due_at'),
    resolvedAt: text('resolved_at'),
    /** Business time that is left while the clock stands, in milliseconds; negative: too late already. */
    pausedWithMs: integer('paused_with_ms'),
    /** The next moment at which something is too late; null: nothing will be. */
    nextDueAt: text('next_due_at'),
  },
  (table) => [index('ticket_clocks_next').on(table.nextDueAt).where(sql`next_due_at is not null`)],
)

/** What tickets mean, for finding those like another; made again when their words change. */
export const ticketVectors = sqliteTable('ticket_vectors', {
  ticketId: text('ticket_id').primaryKey(),
  /** SHA-256 of what was embedded, hex. */
  textSha256: text('text_sha256').notNull(),
  /** A byte a number, as they are compared: a hundred thousand take 40 MB. */
  vector: blob('vector', { mode: 'buffer' }).notNull(),
})

/** Tickets that were looked at here. */
export const seenTickets = sqliteTable(
  'seen_tickets',
  { ticketId: text('ticket_id').primaryKey(), at: text('at').notNull() },
  (table) => [index('seen_tickets_latest').on(table.at)],
)

/** What concerns the person of this copy and was done by others. */
export const ticketNotices = sqliteTable(
  'ticket_notices',
  {
    /** Of the comment or the change that it tells of, with what it is about. */
    id: text('id').primaryKey(),
    ticketId: text('ticket_id').notNull(),
    kind: text('kind')
      .$type<'assigned' | 'mentioned' | 'commented' | 'changed' | 'due' | 'breached'>()
      .notNull(),
    /** Null: nobody, or the system. */
    byId: text('by_id'),
    at: text('at').notNull(),
    readAt: text('read_at'),
  },
  (table) => [
    index('ticket_notices_latest').on(table.at),
    index('ticket_notices_unread').on(table.at).where(sql`read_at is null`),
  ],
)

/** Files of attachments whose bytes are in the folder beside this copy. */
export const localFiles = sqliteTable(
  'local_files',
  {
    /** Of the bytes, hex; the file's name. */
    sha256: text('sha256').primaryKey(),
    byteSize: integer('byte_size').notNull(),
    /** When the central database had them; null: not yet. */
    sentAt: text('sent_at'),
    usedAt: text('used_at').notNull(),
  },
  (table) => [index('local_files_unsent').on(table.usedAt).where(sql`sent_at is null`)],
)
