import type { Audience } from '@shared/accounts/role'
import { and, count, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { answerCache, cacheVerdicts } from '../../../data/sqlite/schema/answer-cache'
import { answerVerdicts, cachedAnswers } from '../../../data/sqlite/schema/local-cache'
import type { Clock } from '../../../platform/clock'
import {
  type AnswerScope,
  answerHash,
  keptAnswer,
  type RememberedAnswer,
  type RememberedQuestion,
} from './remembered-answer'

/** What can be answered anew costs no wait for the disk. */
const lazily = { durable: false }

export interface NewAnswer extends Omit<RememberedAnswer, 'shared' | 'variants' | 'savedAt'> {
  readonly origin: 'knowledge' | 'generated'
}

export interface WrongAnswer {
  readonly question: string
  readonly dependencies: readonly string[]
  /** Of what was said; null where it cannot be read. */
  readonly hash: string | null
}

export interface Weighed {
  readonly traceId: string
  readonly entryId: string
  readonly tier: 'exact' | 'semantic'
  readonly similarity: number
  readonly question: string
  readonly refusedBy: string | null
}

/** Answers that are given again: this device's own, and the club's in its copy. */
export class AnswerCacheStore {
  constructor(
    private readonly db: LocalDatabase,
    private readonly clock: Clock,
  ) {}

  /** Every question in use, the club's first. */
  questions(): readonly RememberedQuestion[] {
    return [...this.pages(10_000)].flat()
  }

  /** The same, some at a time: each is read when it is asked for. */
  *pages(size: number): Generator<readonly RememberedQuestion[]> {
    yield* byRow((after) => this.sharedQuestions(after, size))
    yield* byRow((after) => this.ownQuestions(after, size))
  }

  /** By its very words, the club's before this device's own. */
  find(question: string, scope: AnswerScope): readonly RememberedAnswer[] {
    const found = [this.findShared(question, scope), this.findOwn(question, scope)]
    return found.filter((one) => one !== null)
  }

  get({ id, shared }: Pick<RememberedQuestion, 'id' | 'shared'>): RememberedAnswer | null {
    if (shared) return toShared(this.sharedRows(eq(cachedAnswers.id, id)).at(0))
    return toOwn(this.ownRows(eq(answerCache.id, id)).at(0))
  }

  /** Takes the place of what was answered to the same question before. */
  save(answer: NewAnswer): void {
    const now = this.clock.now().toISOString()
    const { id, assistant, audience, locationId, question, dependencies, similarAt } = answer
    this.db.write((db) => {
      db.update(answerCache)
        .set({ retiredAt: now })
        .where(and(eq(answerCache.question, question), inOwnScope(answer)))
        .run()
      db.insert(answerCache)
        .values({
          ...{ id, assistant, audience, locationId, question, similarAt },
          ...{ dependencies, answer: answer.answer, origin: answer.origin },
          ...{ usedAt: now, createdAt: now },
        })
        .run()
    }, lazily)
  }

  /** Takes this device's own out of use. */
  retire(ids: readonly string[], verdict: 'wrong' | null = null): void {
    if (ids.length === 0) return
    const wrong = sql`${answerCache.wrong} + ${verdict === null ? 0 : 1}`
    this.db.write((db) => {
      db.update(answerCache)
        .set({ retiredAt: this.clock.now().toISOString(), wrong })
        .where(and(inArray(answerCache.id, [...ids]), isNull(answerCache.retiredAt)))
        .run()
    }, lazily)
  }

  /** What somebody called wrong, on any desk, with the knowledge that it rested on. */
  wrongAnswers(): readonly WrongAnswer[] {
    return [...this.ownWrong(), ...this.sharedWrong()].map(({ answer, ...row }) => ({
      ...row,
      hash: hashOf(answer),
    }))
  }

  private ownWrong() {
    const { question, dependencies, answer, wrong } = answerCache
    return (
      this.db.read
        .select({ question, dependencies, answer })
        .from(answerCache)
        // Whatever is called wrong goes out of use; the others need not be looked through.
        .where(and(isNotNull(answerCache.retiredAt), sql`${wrong} > 0`))
        .all()
    )
  }

  private sharedWrong() {
    const { question, dependencies, answer, id } = cachedAnswers
    return this.db.read
      .select({ question, dependencies, answer })
      .from(answerVerdicts)
      .innerJoin(cachedAnswers, eq(id, answerVerdicts.cachedAnswerId))
      .where(eq(answerVerdicts.verdict, 'wrong'))
      .all()
  }

  setBound(id: string, similarAt: number): void {
    this.db.write((db) => {
      db.update(answerCache).set({ similarAt }).where(eq(answerCache.id, id)).run()
    }, lazily)
  }

  /** What was looked at for a question; whatever answered counts as used. */
  noteWeighed(weighed: readonly Weighed[]): void {
    if (weighed.length === 0) return
    const at = this.clock.now().toISOString()
    const used = weighed.filter(({ refusedBy }) => refusedBy === null).map(({ entryId }) => entryId)
    this.db.write((db) => {
      db.insert(cacheVerdicts)
        .values(weighed.map((row) => ({ ...row, at })))
        .onConflictDoNothing()
        .run()
      db.update(answerCache)
        .set({ usedAt: at, hits: sql`${answerCache.hits} + 1` })
        .where(inArray(answerCache.id, used))
        .run()
    }, lazily)
  }

  /** @returns what answered that question from the cache; null where nothing did */
  usedFor(traceId: string): Pick<Weighed, 'entryId' | 'tier' | 'similarity' | 'question'> | null {
    const { entryId, tier, similarity, question } = cacheVerdicts
    return (
      this.db.read
        .select({ entryId, tier, similarity, question })
        .from(cacheVerdicts)
        .where(and(eq(cacheVerdicts.traceId, traceId), isNull(cacheVerdicts.refusedBy)))
        .get() ?? null
    )
  }

  noteVerdict(traceId: string, entryId: string, verdict: 'helpful' | 'wrong'): void {
    this.db.write((db) => {
      db.update(cacheVerdicts)
        .set({ verdict })
        .where(and(eq(cacheVerdicts.traceId, traceId), eq(cacheVerdicts.entryId, entryId)))
        .run()
    })
  }

  /** Hits by resemblance since a time (ISO 8601), and what people thought of them. */
  semanticHits(since: string): { hits: number; judged: number; wrong: number } {
    const { verdict, tier, refusedBy, at } = cacheVerdicts
    const own = this.db.read
      .select({ verdict, hits: count() })
      .from(cacheVerdicts)
      .where(and(eq(tier, 'semantic'), isNull(refusedBy), sql`${at} >= ${since}`))
      .groupBy(verdict)
      .all()
    const known = this.db.read
      .select({ traceId: answerVerdicts.traceId, verdict: answerVerdicts.verdict })
      .from(answerVerdicts)
      .leftJoin(cacheVerdicts, eq(cacheVerdicts.traceId, answerVerdicts.traceId))
      .where(
        and(
          eq(answerVerdicts.tier, 'semantic'),
          isNull(cacheVerdicts.traceId),
          sql`${answerVerdicts.givenAt} >= ${since}`,
        ),
      )
      .all()
    const sum = (rows: typeof own) => rows.reduce((total, { hits }) => total + hits, 0)
    const wrongElsewhere = known.filter(({ verdict: other }) => other === 'wrong').length
    return {
      hits: sum(own) + known.length,
      judged: sum(own.filter((row) => row.verdict !== null)) + known.length,
      wrong: sum(own.filter((row) => row.verdict === 'wrong')) + wrongElsewhere,
    }
  }

  /** Forgets the longest unused beyond `most`, and what has been out of use for long. */
  prune(most: number, retiredBefore: string): void {
    const spare = this.db.read
      .select({ id: answerCache.id })
      .from(answerCache)
      .where(isNull(answerCache.retiredAt))
      .orderBy(sql`${answerCache.usedAt} desc`)
      .limit(1_000)
      .offset(most)
      .all()
    this.db.write((db) => {
      db.delete(answerCache)
        .where(and(isNotNull(answerCache.retiredAt), lt(answerCache.retiredAt, retiredBefore)))
        .run()
      const ids = spare.map(({ id }) => id)
      if (ids.length > 0) db.delete(answerCache).where(inArray(answerCache.id, ids)).run()
    }, lazily)
  }

  /** In the order in which they came to stand there: no sorting, wherever one goes on. */
  private ownQuestions(after: number, most: number) {
    const { id, assistant, audience, locationId, question, dependencies, similarAt } = answerCache
    const row = sql<number>`answer_cache.rowid`
    return this.db.read
      .select({ row, id, assistant, audience, locationId, question, dependencies, similarAt })
      .from(answerCache)
      .where(and(sql`${row} > ${after}`, isNull(answerCache.retiredAt)))
      .orderBy(row)
      .limit(most)
      .all()
      .map((own) => ({ ...own, variants: [], shared: false }))
  }

  private sharedQuestions(after: number, most: number) {
    const { id, assistant, audience, locationId, question } = cachedAnswers
    const { variants, dependencies, similarAt } = cachedAnswers
    const row = sql<number>`cached_answers.rowid`
    return this.db.read
      .select({
        ...{
          row,
          id,
          assistant,
          audience,
          locationId,
          question,
          variants,
          dependencies,
          similarAt,
        },
      })
      .from(cachedAnswers)
      .where(and(sql`${row} > ${after}`, inUse))
      .orderBy(row)
      .limit(most)
      .all()
      .map((shared) => ({ ...shared, shared: true }))
  }

  private findOwn(question: string, scope: AnswerScope): RememberedAnswer | null {
    return toOwn(this.ownRows(and(eq(answerCache.question, question), inOwnScope(scope))).at(0))
  }

  /** The club's only. */
  findShared(question: string, scope: AnswerScope): RememberedAnswer | null {
    const { audience, locationId } = cachedAnswers
    const same = and(eq(cachedAnswers.question, question), sameScope(scope, audience, locationId))
    return toShared(this.sharedRows(and(same, inUse)).at(0))
  }

  private ownRows(where: SQL | undefined) {
    return this.db.read.select().from(answerCache).where(where).limit(1).all()
  }

  private sharedRows(where: SQL | undefined) {
    return this.db.read.select().from(cachedAnswers).where(where).limit(1).all()
  }
}

/** Pages until one is empty; rows that are added meanwhile come last. */
function* byRow<Row extends { readonly row: number }>(
  read: (after: number) => readonly Row[],
): Generator<readonly Row[]> {
  for (let page = read(0); page.length > 0; page = read(page.at(-1)?.row ?? 0)) yield page
}

const inUse = and(isNull(cachedAnswers.retiredAt), isNull(cachedAnswers.deletedAt))

/** `is`, since a missing location is a location of its own here. */
function sameScope(
  scope: AnswerScope,
  audience: typeof answerCache.audience | typeof cachedAnswers.audience,
  locationId: typeof answerCache.locationId | typeof cachedAnswers.locationId,
): SQL {
  const widest: Audience = scope.audience
  return sql`${audience} = ${widest} and ${locationId} is ${scope.locationId}`
}

/** Whoever answered it: another router may have taken it for another assistant's. */
function inOwnScope(scope: AnswerScope): SQL | undefined {
  const { audience, locationId } = answerCache
  return and(sameScope(scope, audience, locationId), isNull(answerCache.retiredAt))
}

function hashOf(row: unknown): string | null {
  const answer = keptAnswer.safeParse(row)
  return answer.success ? answerHash(answer.data) : null
}

/** Null where the row cannot be read as an answer: then it is answered anew. */
function toOwn(row: typeof answerCache.$inferSelect | undefined): RememberedAnswer | null {
  const answer = keptAnswer.safeParse(row?.answer)
  if (row === undefined || !answer.success) return null
  return { ...row, answer: answer.data, variants: [], savedAt: row.createdAt, shared: false }
}

function toShared(row: typeof cachedAnswers.$inferSelect | undefined): RememberedAnswer | null {
  const answer = keptAnswer.safeParse(row?.answer)
  if (row === undefined || !answer.success) return null
  return { ...row, answer: answer.data, savedAt: row.createdAt, shared: true }
}
