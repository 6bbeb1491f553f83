import { answer as answerSchema } from '@shared/ask/ask-contract'
import { and, desc, eq, gte, inArray } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { answers, questions } from '../../../data/sqlite/schema/asked'
import type { AskedQuestion } from './likely-questions'
import { answerHash } from './remembered-answer'

/** Tiers whose answers are worth giving again. */
const repeatable = ['exact', 'semantic', 'knowledge', 'generated'] as const

/** Answered questions of this device since a time (ISO 8601), newest first. */
export function readAsked(db: ReadDb, since: string): readonly AskedQuestion[] {
  return db
    .select({ question: questions.text, locationId: questions.locationId, body: answers.body })
    .from(answers)
    .innerJoin(questions, eq(questions.traceId, answers.traceId))
    .where(
      and(
        gte(questions.askedAt, since),
        eq(answers.status, 'answered'),
        inArray(answers.tier, [...repeatable]),
      ),
    )
    .orderBy(desc(questions.askedAt))
    .limit(2_000)
    .all()
    .flatMap(({ body, ...asked }) => {
      const read = answerSchema.safeParse(body)
      return read.success ? [{ ...asked, answer: answerHash(read.data) }] : []
    })
}
