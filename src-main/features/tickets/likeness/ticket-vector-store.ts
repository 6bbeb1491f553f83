import type { TicketStatus } from '@shared/tickets/ticket-status'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketVectors } from '../../../data/sqlite/schema/ticket-work'

/** A ticket that can be found by its meaning, with what is kept of that. */
export interface StoredMeaning {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly locationId: string
  readonly createdAt: string
  readonly status: TicketStatus
  readonly textSha256: string | null
  readonly vector: Buffer | null
}

export interface NewMeaning {
  readonly ticketId: string
  readonly textSha256: string
  readonly vector: Int8Array
}

const { id, title, description, locationId, createdAt, status } = tickets
const columns = {
  ...{ id, title, description, locationId, createdAt, status },
  ...{ textSha256: ticketVectors.textSha256, vector: ticketVectors.vector },
}

/** What merged into another ticket goes on there. */
const isThere = and(isNull(tickets.deletedAt), isNull(tickets.mergedIntoId))

/** What this device keeps of the meaning of tickets. */
export class TicketVectorStore {
  constructor(private readonly local: Pick<LocalDatabase, 'read' | 'write' | 'readOnly'>) {}

  /** Newest first, those after a place in that order. */
  page(after: Pick<StoredMeaning, 'createdAt' | 'id'> | null, limit: number): StoredMeaning[] {
    return this.query()
      .where(
        and(
          isThere,
          after === null
            ? undefined
            : sql`(${tickets.createdAt}, ${tickets.id}) < (${after.createdAt}, ${after.id})`,
        ),
      )
      .orderBy(desc(tickets.createdAt), desc(tickets.id))
      .limit(limit)
      .all()
  }

  /** Those of them that are there. */
  of(ids: readonly string[]): StoredMeaning[] {
    return this.query()
      .where(and(isThere, inArray(tickets.id, [...ids])))
      .all()
  }

  /** What cannot be kept is made again another time. */
  keep(made: readonly NewMeaning[]): void {
    if (this.local.readOnly) return
    const rows = made.map((one) => ({ ...one, vector: Buffer.from(one.vector.buffer) }))
    const { textSha256, vector } = ticketVectors
    this.local.write(
      (db) =>
        db
          .insert(ticketVectors)
          .values(rows)
          .onConflictDoUpdate({
            target: ticketVectors.ticketId,
            set: {
              textSha256: sql.raw(`excluded.${textSha256.name}`),
              vector: sql.raw(`excluded.${vector.name}`),
            },
          })
          .run(),
      { durable: false },
    )
  }

  forget(ids: readonly string[]): void {
    if (this.local.readOnly || ids.length === 0) return
    this.local.write(
      (db) =>
        db
          .delete(ticketVectors)
          .where(inArray(ticketVectors.ticketId, [...ids]))
          .run(),
      { durable: false },
    )
  }

  private query() {
    return this.local.read
      .select(columns)
      .from(tickets)
      .leftJoin(ticketVectors, eq(ticketVectors.ticketId, tickets.id))
      .$dynamic()
  }
}
