import { and, count, eq, gte, isNull } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { cacheVerdicts } from '../../../data/sqlite/schema/answer-cache'
import { answerVerdicts } from '../../../data/sqlite/schema/local-cache'
import type { HitCounts } from './false-hits'

/** Whose figures are whose: hits are counted where they happen, verdicts on the club's answers for all. */
export class HitFigureStore {
  constructor(private readonly db: ReadDb) {}

  /** This person's hits by resemblance on this device since a time (ISO 8601). */
  here(since: string): HitCounts {
    const { verdict, tier, refusedBy, at } = cacheVerdicts
    const rows = this.db
      .select({ verdict, hits: count() })
      .from(cacheVerdicts)
      .where(and(eq(tier, 'semantic'), isNull(refusedBy), gte(at, since)))
      .groupBy(verdict)
      .all()
    const sum = (some: typeof rows) => some.reduce((total, { hits }) => total + hits, 0)
    return {
      hits: sum(rows),
      judged: sum(rows.filter((row) => row.verdict !== null)),
      wrong: sum(rows.filter((row) => row.verdict === 'wrong')),
    }
  }

  /** What people on all desks said of the club's answers, as far as it has come here. */
  club(since: string): Pick<HitCounts, 'judged' | 'wrong'> {
    const { verdict, tier, givenAt } = answerVerdicts
    const rows = this.db
      .select({ verdict, given: count() })
      .from(answerVerdicts)
      .where(and(eq(tier, 'semantic'), gte(givenAt, since)))
      .groupBy(verdict)
      .all()
    return {
      judged: rows.reduce((total, { given }) => total + given, 0),
      wrong: rows.find((row) => row.verdict === 'wrong')?.given ?? 0,
    }
  }
}
