import {
  type Escalation,
  type EscalationContext,
  escalationContext,
} from '@shared/escalations/escalation-contract'
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ReadDb } from '../../data/sqlite/local-database'
import { escalations } from '../../data/sqlite/schema/local-escalation'
import { staffNames } from '../../data/sqlite/schema/local-people'

const asker = alias(staffNames, 'asker')
const claimer = alias(staffNames, 'claimer')
const answerer = alias(staffNames, 'answerer')

/** Questions that wait for a person, in this device's copy. */
export class EscalationStore {
  constructor(
    private readonly db: ReadDb,
    private readonly personId: string,
  ) {}

  /** Open ones first, the longest waiting on top; then answered ones, newest first. */
  list(limit: number): Escalation[] {
    const open = this.rows(isNull(escalations.resolvedAt), asc(escalations.createdAt), limit)
    const rest = limit - open.length
    if (rest <= 0) return open
    const closed = isNotNull(escalations.resolvedAt)
    return [...open, ...this.rows(closed, desc(escalations.createdAt), rest)]
  }

  ofTraces(traceIds: readonly string[]): Escalation[] {
    if (traceIds.length === 0) return []
    const about = inArray(escalations.traceId, [...traceIds])
    return this.rows(about, asc(escalations.createdAt), traceIds.length * 2)
  }

  get(id: string): Escalation | null {
    return this.rows(eq(escalations.id, id), asc(escalations.id), 1)[0] ?? null
  }

  waiting(): number {
    const open = and(isNull(escalations.resolvedAt), isNull(escalations.answer), exists)
    return this.db.select({ n: count() }).from(escalations).where(open).get()?.n ?? 0
  }

  private rows(where: SQL, order: SQL, limit: number): Escalation[] {
    return this.db
      .select({
        escalation: escalations,
        ...{ askedBy: asker.name, claimedBy: claimer.name, answeredBy: answerer.name },
      })
      .from(escalations)
      .leftJoin(asker, eq(asker.id, escalations.createdBy))
      .leftJoin(claimer, eq(claimer.id, escalations.claimedBy))
      .leftJoin(answerer, eq(answerer.id, escalations.answeredBy))
      .where(and(where, exists))
      .orderBy(order, asc(escalations.id))
      .limit(limit)
      .all()
      .map(({ escalation, ...names }) => this.show(escalation, names))
  }

  private show(row: typeof escalations.$inferSelect, names: Names): Escalation {
    const { id, traceId, channel, assistant, reason, question, locationId } = row
    const { createdAt, claimedAt, answer, answeredAt } = row
    return {
      ...{ id, traceId, channel, assistant, reason, question, locationId, createdAt },
      ...{ claimedAt, answer, answeredAt, ...names },
      mine: row.createdBy === this.personId,
      claimedByMe: row.claimedBy === this.personId,
      context: contextOf(row.context),
      status: statusOf(row),
      pending: isPending(row),
    }
  }
}

type Names = Pick<Escalation, 'askedBy' | 'claimedBy' | 'answeredBy'>
type Row = typeof escalations.$inferSelect

const exists = isNull(escalations.deletedAt)

/** What another version of the app wrote must not keep the question from being read. */
function contextOf(stored: unknown): EscalationContext {
  return escalationContext.safeParse(stored).data ?? escalationContext.parse({})
}

function statusOf({ answer, resolvedAt, claimedBy }: Row): Escalation['status'] {
  if (answer !== null || resolvedAt !== null) return 'answered'
  return claimedBy === null ? 'waiting' : 'claimed'
}

/** The database sets the times; until it has, only this device knows. */
function isPending({ version, claimedBy, claimedAt, answer, answeredAt }: Row): boolean {
  return (
    version === 0 ||
    (claimedBy !== null && claimedAt === null) ||
    (answer !== null && answeredAt === null)
  )
}
