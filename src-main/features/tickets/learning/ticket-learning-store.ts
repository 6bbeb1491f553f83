import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, not, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { escalations } from '../../../data/sqlite/schema/local-escalation'
import { intakeItems } from '../../../data/sqlite/schema/local-intake'
import { failures } from '../../../data/sqlite/schema/local-intelligence'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'

/** Only so many of the newest tickets are looked at: of a bay, and of those with one of the words. */
const lookedAt = { inBay: 200, withWords: 400 }

const isPending = sql<number>`exists (select 1 from ${outbox} where ${outbox.entity} = 'intake_items'
  and ${outbox.rowId} = ${intakeItems.id} and ${outbox.state} in ('queued', 'sent'))`

const { id, title, bayId, cause, fix, resolvedAt } = tickets

/** Whether a fault is of the house or of the equipment is often guessed, and guessed differently. */
const isOrder = eq(tickets.category, 'orders')

const finished = inArray(tickets.status, ['resolved', 'closed', 'archived'])

interface Sought {
  readonly id: string
  readonly category: 'facilities' | 'tech' | 'orders'
}

/** What is learnt from tickets that were resolved, from this device's copy. */
export class TicketLearningStore {
  constructor(private readonly db: ReadDb) {}

  /** Those of them that are resolved and of its kind. */
  read(ticket: Sought, ids: readonly string[]) {
    return ids.length === 0 ? [] : this.finished(ticket, inArray(id, [...ids])).all()
  }

  /** Resolved ones of its kind with one of these words in their title. */
  withWords(ticket: Sought, words: readonly string[]) {
    if (words.length === 0) return []
    const asked = `title : (${words.map((word) => `"${word}"`).join(' OR ')})`
    const newest = sql`(select rowid from tickets_fts where tickets_fts match ${asked}
      order by rowid desc limit ${lookedAt.withWords})`
    return this.finished(ticket, sql`${tickets}.rowid in ${newest}`).all()
  }

  /** Resolved ones of its kind in a bay that say what helped. */
  fixedInBay(ticket: Sought, bay: string) {
    const inBay = and(isNotNull(bayId), eq(bayId, bay), isNotNull(fix))
    return this.finished(ticket, inBay).orderBy(desc(tickets.createdAt)).limit(lookedAt.inBay).all()
  }

  /**
   * How many times a question came: other questions of its group, and the same words again.
   * @param since ISO 8601
   */
  timesAsked(traceId: string, since: string): number {
    const [failure] = this.db.select().from(failures).where(eq(failures.traceId, traceId)).all()
    const [escalation] = this.db
      .select({ question: escalations.question })
      .from(escalations)
      .where(eq(escalations.traceId, traceId))
      .all()
    const question = failure?.question ?? escalation?.question ?? null
    const group = failure?.groupId ?? null
    const found = this.db.all<{ traceId: string }>(sql`
      select ${failures.traceId} as traceId from ${failures}
        where ${failures.createdAt} >= ${since} and ${failures.deletedAt} is null
        and (${failures.groupId} = ${group} or lower(${failures.question}) = lower(${question}))
      union select ${escalations.traceId} from ${escalations}
        where ${escalations.createdAt} >= ${since} and lower(${escalations.question}) = lower(${question})
        and ${escalations.traceId} is not null`)
    return new Set([traceId, ...found.map((row) => row.traceId)]).size
  }

  /** What it was asked as; `null` where that is not known here. Redacted. */
  questionOf(traceId: string): string | null {
    const { question } = escalations
    const asked = this.db.select({ question }).from(escalations)
    const [found] = asked.where(eq(escalations.traceId, traceId)).limit(1).all()
    return found?.question ?? null
  }

  /** That it was handed to knowledge, as far as this person may see. */
  suggestion(ticketId: string) {
    const { createdAt, createdBy, deletedAt } = intakeItems
    const found = this.db
      .select({ at: createdAt, createdBy, pending: isPending })
      .from(intakeItems)
      .where(and(eq(intakeItems.ticketId, ticketId), isNull(deletedAt)))
      .orderBy(asc(createdAt))
      .limit(1)
      .get()
    return found === undefined ? null : { ...found, pending: found.pending === 1 }
  }

  private finished(ticket: Sought, where: SQL | undefined) {
    return this.db
      .select({ id, title, bayId, cause, fix, resolvedAt, updatedAt: tickets.updatedAt })
      .from(tickets)
      .where(
        and(
          where,
          finished,
          ne(id, ticket.id),
          ticket.category === 'orders' ? isOrder : not(isOrder),
          isNull(tickets.mergedIntoId),
          isNull(tickets.deletedAt),
        ),
      )
  }
}
