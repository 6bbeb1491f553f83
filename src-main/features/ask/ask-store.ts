import type { Person } from '@shared/accounts/account-contract'
import type { AnswerFeedback } from '@shared/ask/answer-evidence'
import { type Answer, answer as answerSchema } from '@shared/ask/ask-contract'
import type { Label } from '@shared/ask/assistant'
import { AppError } from '@shared/ipc/app-error'
import type { Span, TraceSummary } from '@shared/traces/trace-contract'
import { and, desc, eq, getTableColumns, gte, isNull, lt, ne } from 'drizzle-orm'
import type { LocalDatabase, ReadDb, WriteDb } from '../../data/sqlite/local-database'
import { answerFeedback } from '../../data/sqlite/schema/answer-cache'
import { answers, questions } from '../../data/sqlite/schema/asked'

/** Writes a finished trace within the answer's own transaction. */
export type SaveTrace = (db: WriteDb, summary: TraceSummary, spans: readonly Span[]) => void

interface NewQuestion {
  readonly traceId: string
  readonly text: string
  readonly locationId: string | null
  readonly person: Person
  readonly askedAt: string
}

/** Questions and answers of this device. */
export class AskStore {
  constructor(
    private readonly db: LocalDatabase,
    private readonly saveTrace: SaveTrace,
  ) {}

  /** At the door, before anything can fail: a question is never lost. */
  addQuestion({ person, ...question }: NewQuestion): void {
    this.db.write((db) =>
      db
        .insert(questions)
        .values({ ...question, personId: person.id, personName: person.name })
        .run(),
    )
  }

  /** The answer, its trace and all spans, or none of them. */
  addAnswer(answer: Answer, status: TraceSummary['status'], spans: readonly Span[]): TraceSummary {
    const summary = summaryOf(answer, status)
    const { traceId, assistant, confidence, tier, ms: durationMs } = answer
    this.db.write((db) => {
      const row = { traceId, assistant, confidence, tier, status, durationMs, body: answer }
      db.insert(answers).values(row).run()
      this.saveTrace(db, summary, spans)
    })
    return summary
  }

  history(personId: string, limit: number): Answer[] {
    return this.db.read
      .select({ answer: answers, feedback: answerFeedback })
      .from(questions)
      .innerJoin(answers, eq(answers.traceId, questions.traceId))
      .leftJoin(answerFeedback, eq(answerFeedback.traceId, questions.traceId))
      .where(eq(questions.personId, personId))
      .orderBy(desc(questions.askedAt))
      .limit(limit)
      .all()
      .map((row) => toAnswer(row.answer, row.feedback))
      .reverse()
  }

  /** @throws AppError TRACE_NOT_FOUND where this person asked no such question on this device */
  one(traceId: string, personId: string): Answer {
    const row = this.db.read
      .select({ answer: answers, feedback: answerFeedback })
      .from(questions)
      .innerJoin(answers, eq(answers.traceId, questions.traceId))
      .leftJoin(answerFeedback, eq(answerFeedback.traceId, questions.traceId))
      .where(and(eq(questions.traceId, traceId), eq(questions.personId, personId)))
      .get()
    if (row === undefined) {
      throw new AppError('TRACE_NOT_FOUND', 'This answer is not among yours on this device.')
    }
    return toAnswer(row.answer, row.feedback)
  }

  /** Keeps what the person who asked thought of the answer. @throws AppError TRACE_NOT_FOUND */
  judge(traceId: string, person: Person, feedback: AnswerFeedback): Answer {
    this.one(traceId, person.id)
    const row = { ...feedback, personId: person.id }
    this.db.write((db) => {
      db.insert(answerFeedback)
        .values({ ...row, traceId })
        .onConflictDoUpdate({ target: answerFeedback.traceId, set: row })
        .run()
    })
    return this.one(traceId, person.id)
  }

  /** Where a person's questions since a time (ISO 8601) went, newest first. */
  recentLabels(personId: string, since: string, limit: number): Label[] {
    return this.db.read
      .select({ label: answers.assistant })
      .from(questions)
      .innerJoin(answers, eq(answers.traceId, questions.traceId))
      .where(
        and(
          eq(questions.personId, personId),
          gte(questions.askedAt, since),
          ne(answers.status, 'failed'),
        ),
      )
      .orderBy(desc(questions.askedAt))
      .limit(limit)
      .all()
      .map(({ label }) => label)
  }

  /** Questions of a person from before a time (ISO 8601) that have no answer. */
  unanswered(personId: string, before: string): (typeof questions.$inferSelect)[] {
    return this.db.read
      .select(getTableColumns(questions))
      .from(questions)
      .leftJoin(answers, eq(answers.traceId, questions.traceId))
      .where(
        and(
          eq(questions.personId, personId),
          lt(questions.askedAt, before),
          isNull(answers.traceId),
        ),
      )
      .all()
  }

  /** @throws AppError TRACE_NOT_FOUND when it is no emergency of this device */
  acknowledge(traceId: string, person: Person, at: string): Answer {
    return this.db.write((db) => {
      db.update(answers)
        .set({ acknowledgedBy: person.name, acknowledgedAt: at })
        .where(
          and(
            eq(answers.traceId, traceId),
            eq(answers.status, 'emergency'),
            isNull(answers.acknowledgedAt),
          ),
        )
        .run()
      return this.emergency(db, traceId)
    })
  }

  private emergency(db: ReadDb, traceId: string): Answer {
    const row = db.select().from(answers).where(eq(answers.traceId, traceId)).get()
    if (row === undefined || row.status !== 'emergency') {
      throw new AppError('TRACE_NOT_FOUND', 'This emergency is not on this device.')
    }
    return toAnswer(row)
  }
}

function toAnswer(
  row: typeof answers.$inferSelect,
  given: typeof answerFeedback.$inferSelect | null = null,
): Answer {
  const feedback = given && pickFeedback(given)
  const answer = { ...answerSchema.parse(row.body), feedback }
  if (answer.emergency === null) return answer
  const { acknowledgedBy, acknowledgedAt } = row
  return { ...answer, emergency: { ...answer.emergency, acknowledgedBy, acknowledgedAt } }
}

const pickFeedback = ({ verdict, correction, givenAt }: AnswerFeedback): AnswerFeedback => ({
  ...{ verdict, correction, givenAt },
})

function summaryOf(answer: Answer, status: TraceSummary['status']): TraceSummary {
  const { traceId, question, askedAt, askedBy, locationId, assistant, confidence, tier } = answer
  const durationMs = answer.ms
  return {
    traceId,
    question,
    askedAt,
    askedBy,
    locationId,
    assistant,
    confidence,
    tier,
    durationMs,
    status,
  }
}
