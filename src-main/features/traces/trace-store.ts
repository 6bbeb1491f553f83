import { AppError } from '@shared/ipc/app-error'
import type { Span, TraceListInput, TraceSummary } from '@shared/traces/trace-contract'
import { and, asc, desc, eq, lt, sql } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../../data/sqlite/local-database'
import { spans, traces } from '../../data/sqlite/schema/asked'

/** Writes one finished trace; part of the caller's transaction. */
export function saveTrace(db: WriteDb, summary: TraceSummary, steps: readonly Span[]): void {
  db.insert(traces).values(summary).run()
  if (steps.length === 0) return
  db.insert(spans)
    .values(steps.map((step) => ({ traceId: summary.traceId, ...step })))
    .run()
}

/** Traces of this device's copy. */
export class TraceStore {
  constructor(private readonly db: ReadDb) {}

  /** Newest first; trace ids sort by time. */
  list(input: TraceListInput): { items: TraceSummary[]; more: boolean } {
    const found = this.db
      .select()
      .from(traces)
      .where(
        and(
          input.after === undefined ? undefined : lt(traces.traceId, input.after),
          input.assistant === undefined ? undefined : eq(traces.assistant, input.assistant),
          input.status === undefined ? undefined : eq(traces.status, input.status),
          input.locationId === undefined ? undefined : eq(traces.locationId, input.locationId),
          input.search === undefined ? undefined : contains(input.search),
        ),
      )
      .orderBy(desc(traces.traceId))
      .limit(input.limit + 1)
      .all()
    return { items: found.slice(0, input.limit), more: found.length > input.limit }
  }

  /** @throws AppError TRACE_NOT_FOUND */
  show(traceId: string): { trace: TraceSummary; spans: Span[] } {
    const trace = this.db.select().from(traces).where(eq(traces.traceId, traceId)).get()
    if (trace === undefined) {
      throw new AppError('TRACE_NOT_FOUND', 'There is no trace with this id on this device.')
    }
    const rows = this.db
      .select()
      .from(spans)
      .where(eq(spans.traceId, traceId))
      .orderBy(asc(spans.startMs))
      .all()
    return { trace, spans: rows.map(({ traceId: _of, ...step }) => step) }
  }
}

/** Anywhere in the question, whatever the case; `%` and `_` stand for themselves. */
function contains(search: string) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`${traces.question} LIKE ${pattern} ESCAPE '\\'`
}
