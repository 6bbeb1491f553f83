import type { TicketStatus } from '@shared/tickets/ticket-status'
import { and, asc, eq, gt, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import type { LocalDatabase, ReadDb } from '../../../data/sqlite/local-database'
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
  /** What the database recorded, then what waits here, each in order. */
  readonly recorded: readonly { readonly at: string; readonly to: unknown }[]
}

type SourceRow = Omit<ClockSource, 'recorded'> & {
  /** JSON: `[at, to]` each; null where there is none. */
  readonly events: string
  readonly unsent: string
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
    // One statement for all: a club has a hundred thousand of them.
    const rows = this.db.all<SourceRow>(sql`
      select ${id} as "id", ${locationId} as "locationId", ${priority} as "priority",
        ${status} as "status", ${createdAt} as "createdAt", ${updatedAt} as "updatedAt",
        ${resolvedAt} as "resolvedAt", ${dueAt} as "dueAt",
        coalesce(${tickets.answeredAt}, ${firstComment}) as "answeredAt",
        ${statusEvents} as "events", ${unsentStatuses} as "unsent"
      from ${tickets}
      where ${id} in ${listOf(ids)} and ${tickets.deletedAt} is null
        and ${tickets.mergedIntoId} is null and ${status} <> 'archived'`)
    return rows.map(({ events, unsent, ...row }) => ({
      ...row,
      recorded: [...changesOf(events), ...changesOf(unsent)],
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
    const { ticketId } = ticketClocks
    return this.db
      .select({ id: ticketId })
      .from(ticketClocks)
      .where(sql`not exists (select 1 from ${tickets} where ${tickets.id} = ${ticketId})`)
      .limit(limit)
      .all()
      .map(({ id }) => id)
  }

  /** The tickets that these rows are beside. */
  ticketsOf(entity: 'ticket_comments' | 'ticket_events', ids: readonly string[]) {
    const table = entity === 'ticket_comments' ? ticketComments : ticketEvents
    return this.db
      .selectDistinct({ id: table.ticketId })
      .from(table)
      .where(sql`${table.id} in ${listOf(ids)}`)
      .all()
      .map(({ id }) => id)
  }

  clocksOf(ids: readonly string[]): readonly ClockRow[] {
    return this.db
      .select()
      .from(ticketClocks)
      .where(sql`${ticketClocks.ticketId} in ${listOf(ids)}`)
      .all()
  }

  /** Can be worked out once more: a power cut may take it. */
  save(rows: readonly ClockRow[], removed: readonly string[]): void {
    this.local.write(
      (db) => {
        if (rows.length > 0) db.run(saving(rows))
        if (removed.length > 0) {
          db.delete(ticketClocks)
            .where(sql`${ticketClocks.ticketId} in ${listOf(removed)}`)
            .run()
        }
      },
      { durable: false },
    )
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
}

/** When somebody else than its maker first wrote to it, unsent comments too. */
const firstComment = sql`(select min(${ticketComments.createdAt}) from ${ticketComments}
  where ${ticketComments.ticketId} = ${tickets.id}
  and ${ticketComments.authorId} <> ${tickets.createdBy})`

const statusEvents = sql`(select json_group_array(json_array(each.at, each.became)) from (
  select ${ticketEvents.at} as at, ${ticketEvents.to} as became from ${ticketEvents}
  where ${ticketEvents.ticketId} = ${tickets.id} and ${ticketEvents.field} = 'status'
  order by ${ticketEvents.at}) as each)`

const unsentStatuses = sql`(select json_group_array(json_array(each.at, each.became)) from (
  select ${outbox.madeAt} as at, ${outbox.changes} -> '$.status.to' as became from ${outbox}
  where ${outbox.entity} = 'tickets' and ${outbox.rowId} = ${tickets.id}
  and ${outbox.kind} = 'update' and ${outbox.state} in ('queued', 'sent', 'acked')
  order by ${outbox.position}) as each where each.became is not null)`

/** One parameter, however many they are. */
function listOf(ids: readonly string[]): SQL {
  return sql`(select value from json_each(${JSON.stringify(ids)}))`
}

/** @param json `[at, to]` each, `to` as JSON once more */
function changesOf(json: string): ClockSource['recorded'] {
  const rows: readonly (readonly [string, string | null])[] = JSON.parse(json)
  return rows.map(([at, to]) => ({ at, to: to === null ? null : JSON.parse(to) }))
}

function saving(rows: readonly ClockRow[]): SQL {
  return sql`insert into ${ticketClocks} (ticket_id, answer_due_at, answered_at, resolve_due_at,
      resolved_at, paused_with_ms, next_due_at)
    select value ->> '$.ticketId', value ->> '$.answerDueAt', value ->> '$.answeredAt',
      value ->> '$.resolveDueAt', value ->> '$.resolvedAt', value ->> '$.pausedWithMs',
      value ->> '$.nextDueAt'
    from json_each(${JSON.stringify(rows)}) where true
    on conflict (ticket_id) do update set answer_due_at = excluded.answer_due_at,
      answered_at = excluded.answered_at, resolve_due_at = excluded.resolve_due_at,
      resolved_at = excluded.resolved_at, paused_with_ms = excluded.paused_with_ms,
      next_due_at = excluded.next_due_at`
}
