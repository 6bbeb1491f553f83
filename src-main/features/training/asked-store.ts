import type { Label } from '@shared/ask/assistant'
import { and, desc, eq, gte, ne } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { answers, questions } from '../../data/sqlite/schema/asked'

/** A real question and where the router of that time sent it. */
export interface AskedQuestion {
  readonly traceId: string
  readonly text: string
  /** ISO 8601, UTC. */
  readonly askedAt: string
  readonly askedBy: string
  readonly confidence: number
}

export interface RoutedQuestion {
  readonly askedAt: string
  readonly label: Label
  readonly confidence: number
}

/** What was asked on this device, as training looks at it. */
export class AskedStore {
  constructor(private readonly db: ReadDb) {}

  /** Newest first. */
  latest(limit: number): readonly AskedQuestion[] {
    const { traceId, text, askedAt, personName: askedBy } = questions
    return this.db
      .select({ traceId, text, askedAt, askedBy, confidence: answers.confidence })
      .from(questions)
      .innerJoin(answers, eq(answers.traceId, questions.traceId))
      .orderBy(desc(questions.traceId))
      .limit(limit)
      .all()
  }

  /** From that time (ISO 8601) on; what failed was not routed. */
  routedSince(time: string): readonly RoutedQuestion[] {
    const { assistant: label, confidence } = answers
    return this.db
      .select({ askedAt: questions.askedAt, label, confidence })
      .from(questions)
      .innerJoin(answers, eq(answers.traceId, questions.traceId))
      .where(and(gte(questions.askedAt, time), ne(answers.status, 'failed')))
      .all()
  }
}
