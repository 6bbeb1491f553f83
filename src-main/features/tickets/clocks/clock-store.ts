import type { TicketStatus } from '@shared/tickets/ticket-status'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, sql } from 'drizzle-orm'
import type { LocalDatabase, ReadDb, WriteDb } from '../../../data/sqlite/local-database'
import { ticketComments, ticketEvents, tickets } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'

export type ClockRow = typeof ticketClocks.$inferSelect

/** What a ticket's clock is worked out from. Times: ISO 8601, UTC. */
export interface ClockSource {
  readonly id: string
  readonly locationId: string
  readonly priority: 'low' | 'medium' | 'high' | 'urgent'
  readonly status: TicketStatus
  readonly createdAt: string
  readonly updatedAt: string
  readonly resolvedAt: string | null
  readonly dueAt: string | null
  /** By the central database, or as soon as somebody else wrote to it here. */
  readonly answeredAt: string | null
  readonly recorded: readonly { readonly at: string; readonly to: unknown }[]
}

/** What clocks are made of in this device's copy, and the clocks themselves. */
export class ClockStore {
  constructor(private readonly local: LocalDatabase) {}

  private get db(): ReadDb {
    return this.local.read
  }

  /** Those of these tickets that have a clock: not archived, not merged into another. */
  sources(ids: readonly string[]): readonly ClockSource[] {
    const { id, locationId, priority, status, createdAt, updatedAt, resolvedAt, dueAt } = tickets
    const rows = this.db
      .select({
        ...{ id, locationId, priority, status, createdAt, updatedAt, resolvedAt, dueAt },
        answeredAt: tickets.answeredAt,
      })
      .from(tickets)
      .where(
        and(
          inArray(id, [...ids]),
          isNull(tickets.deletedAt),
          isNull(tickets.mergedIntoId),
          ne(status, 'archived'),
        ),
      )
      .all()
    const found = rows.map((row) => row.id)
    const recorded = this.statuses(found)
    const unanswered = rows.flatMap((row) => (row.answeredAt === null ? [row.id] : []))
    const comments = this.firstComments(unanswered)
    return rows.map((row) => ({
      ...row,
      answeredAt: row.answeredAt ?? comments.get(row.id) ?? null,
      recorded: recorded.get(row.id) ?? [],
    }))
  }

  isThere(ticketId: string): boolean {
    const { id, deletedAt } = tickets
    const found = this.db
      .select({ id })
      .from(tickets)
      .where(and(eq(id, ticketId), isNull(deletedAt)))
      .get()
    return found !== undefined
  }

  /** @returns ids of at most so many tickets, in order, after that one */
  idsAfter(last: string, limit: number): readonly string[] {
    return this.db
      .select({ id: tickets.id })
      .from(tickets)
      .where(gt(tickets.id, last))
      .orderBy(asc(tickets.id))
      .limit(limit)
      .all()
      .map(({ id }) => id)
  }

  /** Clocks whose ticket is not here any more. */
  orphans(limit: number): readonly string[] {
    return this.db
      .select({ id: ticketClocks.ticketId })
      .from(ticketClocks)
      .where(
        sql`not exists (select 1 from ${tickets} where ${tickets.id} = ${ticketClocks.ticketId})`,
      )
      .limit(limit)
      .all()
      .map(({ id }) => id)
  }

  /** The tickets that these rows are beside. */
  ticketsOf(
    entity: 'ticket_comments' | 'ticket_events',
    ids: readonly string[],
  ): readonly string[] {
    const table = entity === 'ticket_comments' ? ticketComments : ticketEvents
    const given = sql`(select value from json_each(${JSON.stringify(ids)}))`
    return this.db
      .selectDistinct({ id: table.ticketId })
      .from(table)
      .where(sql`${table.id} in ${given}`)
      .all()
      .map(({ id }) => id)
  }

  clocksOf(ids: readonly string[]): readonly ClockRow[] {
    return this.db
      .select()
      .from(ticketClocks)
      .where(inArray(ticketClocks.ticketId, [...ids]))
      .all()
  }

  /** Can be worked out once more: a power cut may take it. */
  save(rows: readonly ClockRow[], removed: readonly string[]): void {
    const work = (db: WriteDb) => {
      for (const row of rows) {
        db.insert(ticketClocks)
          .values(row)
          .onConflictDoUpdate({ target: ticketClocks.ticketId, set: row })
          .run()
      }
      if (removed.length > 0) {
        db.delete(ticketClocks)
          .where(inArray(ticketClocks.ticketId, [...removed]))
          .run()
      }
    }
    this.local.write(work, { durable: false })
  }

  /** Tickets of which something is too late since then. @param now ISO 8601 */
  passed(now: string, limit: number): readonly string[] {
    const { ticketId, nextDueAt } = ticketClocks
    return this.db
      .select({ id: ticketId })
      .from(ticketClocks)
      .where(and(isNotNull(nextDueAt), lte(nextDueAt, now)))
      .orderBy(asc(nextDueAt))
      .limit(limit)
      .all()
      .map(({ id }) => id)
  }

  /** When something is too late next, ISO 8601. */
  next(): string | null {
    const { nextDueAt } = ticketClocks
    const found = this.db
      .select({ at: nextDueAt })
      .from(ticketClocks)
      .where(isNotNull(nextDueAt))
      .orderBy(asc(nextDueAt))
      .limit(1)
      .get()
    return found?.at ?? null
  }

  /** By ticket: what the database recorded, then what waits here, each in order. */
  private statuses(ids: readonly string[]): ReadonlyMap<string, { at: string; to: unknown }[]> {
    const { ticketId, at, to, field } = ticketEvents
    const events = this.db
      .select({ ticketId, at, to })
      .from(ticketEvents)
      .where(and(inArray(ticketId, [...ids]), eq(field, 'status')))
      .orderBy(asc(at))
      .all()
    const byTicket = new Map<string, { at: string; to: unknown }[]>()
    for (const { ticketId: id, ...change } of [...events, ...this.unsent(ids)]) {
      const before = byTicket.get(id)
      if (before === undefined) byTicket.set(id, [change])
      else before.push(change)
    }
    return byTicket
  }

  private unsent(ids: readonly string[]) {
    const { rowId, changes, madeAt, entity, state, kind, position } = outbox
    return this.db
      .select({ rowId, changes, madeAt })
      .from(outbox)
      .where(
        and(
          eq(entity, 'tickets'),
          inArray(rowId, [...ids]),
          eq(kind, 'update'),
          inArray(state, ['queued', 'sent', 'acked']),
        ),
      )
      .orderBy(asc(position))
      .all()
      .flatMap(({ rowId: ticketId, changes: { status }, madeAt: at }) =>
        status === undefined ? [] : [{ ticketId, at, to: status.to as unknown }],
      )
  }

  /** By ticket: when somebody else than its maker first wrote to it, unsent comments too. */
  private firstComments(ids: readonly string[]): ReadonlyMap<string, string> {
    const { ticketId, createdAt, authorId } = ticketComments
    const found = this.db
      .select({ ticketId, at: sql<string>`min(${createdAt})` })
      .from(ticketComments)
      .innerJoin(tickets, eq(tickets.id, ticketId))
      .where(and(inArray(ticketId, [...ids]), ne(authorId, tickets.createdBy)))
      .groupBy(ticketId)
      .all()
    return new Map(found.map(({ ticketId: id, at }) => [id, at]))
  }
}
