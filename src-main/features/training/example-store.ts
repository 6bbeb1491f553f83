import { AppError } from '@shared/ipc/app-error'
import type { ExampleListInput, TrainingExample } from '@shared/training/training-contract'
import { and, count, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ReadDb } from '../../data/sqlite/local-database'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { trainingExamples } from '../../data/sqlite/schema/local-routing'
import { outbox } from '../../data/sqlite/schema/sync'
import type { ClubExample } from './training-data'

const operationsOfRow = sql`select 1 from ${outbox} where ${outbox.entity} = 'training_examples'
  and ${outbox.rowId} = ${trainingExamples.id}`

const isPending = sql<number>`exists (${operationsOfRow} and ${outbox.state} in ('queued', 'sent'))`

/** This person gave it another label, which the copy does not have from the database yet. */
const isRelabelledHere = sql<number>`exists (${operationsOfRow} and ${outbox.kind} = 'update'
  and ${outbox.state} in ('queued', 'sent', 'acked'))`

/** Only the label of an example ever changes, so whoever changed it last gave the label. */
const isRelabelled = sql<number>`(${trainingExamples.version} > 1 or ${isRelabelledHere})`

const labelledAt = sql<string>`case when ${isRelabelled} then ${trainingExamples.updatedAt}
  else ${trainingExamples.labelledAt} end`

const relabellers = alias(staffNames, 'relabellers')

/** The club's examples in this device's copy. */
export class ExampleStore {
  constructor(
    private readonly db: ReadDb,
    /** Who works with this copy: made what is not sent yet. */
    private readonly personName: string,
  ) {}

  all(): readonly ClubExample[] {
    return this.select().where(isThere).all().map(this.toExample)
  }

  /** Newest labels first. */
  page(filter: ExampleListInput): { items: readonly ClubExample[]; total: number } {
    const where = and(isThere, ...conditionsOf(filter))
    const { offset, limit } = filter
    const found = this.select().where(where)
    return {
      items: found
        .orderBy(desc(labelledAt), desc(trainingExamples.id))
        .limit(limit)
        .offset(offset)
        .all()
        .map(this.toExample),
      total: this.db.select({ rows: count() }).from(trainingExamples).where(where).get()?.rows ?? 0,
    }
  }

  /** @throws AppError EXAMPLE_NOT_FOUND */
  show(id: string): ClubExample {
    const found = this.select()
      .where(and(isThere, eq(trainingExamples.id, id)))
      .get()
    if (found === undefined) {
      throw new AppError('EXAMPLE_NOT_FOUND', 'This example is not on this device any more.')
    }
    return this.toExample(found)
  }

  /** Becomes another value when anything in the copy may have changed since. */
  get revision(): number {
    // By connection: this one only reads, so that every commit is somebody else's.
    const [row] = this.db.all<{ revision: number }>(
      sql`select data_version as revision from pragma_data_version`,
    )
    return row?.revision ?? 0
  }

  private select() {
    const { id, text, label, source, traceId } = trainingExamples
    return this.db
      .select({
        ...{ id, text, label, source, traceId, labelledAt },
        ...{ isRelabelled, isRelabelledHere, isPending },
        addedBy: staffNames.name,
        relabelledBy: relabellers.name,
      })
      .from(trainingExamples)
      .leftJoin(staffNames, eq(staffNames.id, trainingExamples.labelledBy))
      .leftJoin(relabellers, eq(relabellers.id, trainingExamples.updatedBy))
  }

  private readonly toExample = (found: Found): ClubExample => {
    const { id, text, label, source, traceId, isPending: pending } = found
    return {
      ...{ id, text, label, source, traceId },
      labelledAt: found.labelledAt,
      labelledBy: this.labellerOf(found),
      pending: pending === 1,
    }
  }

  private labellerOf(found: Found): string | null {
    if (found.isRelabelledHere === 1) return this.personName
    return found.isRelabelled === 1 ? found.relabelledBy : found.addedBy
  }
}

interface Found extends Pick<TrainingExample, 'text' | 'label' | 'source' | 'traceId'> {
  readonly id: string
  readonly labelledAt: string
  readonly isPending: number
  readonly isRelabelled: number
  readonly isRelabelledHere: number
  readonly addedBy: string | null
  readonly relabelledBy: string | null
}

const isThere = isNull(trainingExamples.deletedAt)

function conditionsOf({ label, source, search }: ExampleListInput): readonly (SQL | undefined)[] {
  return [
    label === undefined ? undefined : eq(trainingExamples.label, label),
    source === undefined ? undefined : sql`${trainingExamples.source} = ${source}`,
    ...searchWords(search).map(contains),
  ]
}

/** All of them must be in a text, anywhere. */
export function searchWords(search: string | undefined): readonly string[] {
  return (search ?? '').split(/\s+/).filter((word) => word !== '')
}

/** Whatever the case; `%` and `_` stand for themselves. */
function contains(word: string): SQL {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${trainingExamples.text} LIKE ${pattern} ESCAPE '\\'`
}
