import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Citation } from '@shared/ask/ask-contract'
import type { Assistant } from '@shared/ask/assistant'
import { LRUCache } from 'lru-cache'
import type { Logger } from '../../../platform/logger'
import type { EmbedTexts } from '../../../platform/vectors'
import type { AnswerCacheStore, NewAnswer, WrongAnswer } from './answer-cache-store'
import {
  type AnswerScope,
  answerHash,
  type RememberedAnswer,
  type RememberedQuestion,
  scopeName,
} from './remembered-answer'
import { exactName, RememberedQuestions, type SimilarAnswer } from './remembered-questions'

/** What is approved now: an answer is given again only while all that it rests on still is. */
export interface KnowledgeNow {
  /** SHA-256 of every current SOP version and fact, hex. */
  hashes(): ReadonlySet<string>
  /** Whether this very passage or fact still stands, for the same audience. */
  isCurrent(citation: Citation): boolean
}

interface CacheDependencies {
  readonly store: AnswerCacheStore
  readonly knowledge: KnowledgeNow
  readonly embedTexts: EmbedTexts
  /** A question without the place that its scope names anyway. */
  readonly topicOf: (question: string, locationId: string | null) => string
  readonly logger: Logger
}

interface Worded {
  readonly entry: RememberedQuestion
  /** As they are compared, in order. */
  readonly texts: readonly string[]
}

/** Answers in memory, 4 kB each; the others are read from the disk when they are asked for. */
const mostInMemory = 2_000
/** So many questions are taken in at a time, in a few milliseconds; then others have their turn. */
const portion = 100

/** Answers that can be given again: looked up by their words, or by resemblance. */
export class AnswerCache {
  private readonly bodies = new LRUCache<string, RememberedAnswer>({ max: mostInMemory })
  private readonly known = new RememberedQuestions()
  private wrong: readonly WrongAnswer[] = []
  private reloads = 0
  /** While all is read anew: what was come across, or remembered meanwhile. */
  private seen: Set<string> | null = null

  constructor(private readonly the: CacheDependencies) {}

  get size(): { readonly own: number; readonly shared: number } {
    return this.known.size
  }

  /**
   * Reads what is in use, takes out what rests on knowledge of yesterday, and finds the vectors, a
   * portion at a time: meanwhile what is known already is found, and what is read as it comes.
   */
  async reload(): Promise<void> {
    this.reloads += 1
    const reload = this.reloads
    const seen = new Set<string>()
    this.seen = seen
    this.bodies.clear()
    this.wrong = this.the.store.wrongAnswers()
    let problem: { readonly error: unknown } | null = null
    for (const page of this.the.store.pages(portion)) {
      const unplaced = this.takeIn(page, seen)
      await nextTurn()
      if (reload !== this.reloads) return
      const failed = await this.place(unplaced, () => reload === this.reloads)
      if (reload !== this.reloads) return
      problem ??= failed
    }
    await this.forgetOthers(seen, () => reload === this.reloads)
    if (problem === null) return
    this.the.logger.warn('Remembered questions are found by their very words only.', problem)
  }

  /** Whatever is being read is left; what is known stays. */
  close(): void {
    this.reloads += 1
    this.seen = null
  }

  /**
   * By its very words.
   * @param fits what else it must be
   * @returns null where it was not asked before, or what was said is outdated
   */
  find(
    question: string,
    scope: AnswerScope,
    fits: (answer: RememberedAnswer) => boolean = () => true,
  ): RememberedAnswer | null {
    const key = exactName({ ...scope, question })
    const held = this.bodies.get(key)
    const found = held !== undefined && fits(held) ? [held] : this.the.store.find(question, scope)
    this.drop(found.filter((one) => !this.isCurrent(one)))
    const known = found.find((one) => this.isCurrent(one) && fits(one)) ?? null
    if (known !== null) this.bodies.set(key, known)
    return known
  }

  /** Questions of the scope that are most like this one, best first. */
  similar(
    vector: Float32Array,
    scope: AnswerScope & { readonly assistant: Assistant },
    limit: number,
  ): readonly SimilarAnswer[] {
    return this.known.similar(vector, scope, limit)
  }

  /** What was said to a question that was found. @returns null where it is outdated */
  open(entry: RememberedQuestion): RememberedAnswer | null {
    const known = this.bodies.get(entry.id) ?? this.the.store.get(entry)
    if (known === null || !this.isCurrent(known)) {
      this.drop([entry])
      return null
    }
    this.bodies.set(entry.id, known)
    return known
  }

  entry(id: string): RememberedQuestion | null {
    return this.known.get(id) ?? null
  }

  /** What an assistant was asked alike, whoever asked; without a vector what was asked in these words. */
  near(
    vector: Float32Array | null,
    { assistant, question }: Pick<RememberedQuestion, 'assistant' | 'question'>,
    limit: number,
  ): readonly SimilarAnswer[] {
    const mine = [...this.known.all()].filter((entry) => entry.assistant === assistant)
    const same = mine
      .filter((entry) => entry.question === question)
      .map((entry) => ({ entry, wording: question, similarity: 1 }))
    const scopes = new Map(mine.map((entry) => [scopeName(entry, assistant), entry]))
    const alike = [...scopes.values()].flatMap((scope) =>
      vector === null ? [] : this.similar(vector, scope, limit),
    )
    return [...same, ...alike]
  }

  /** How similar a question must be from now on. */
  setBound(id: string, similarAt: number): void {
    const entry = this.known.get(id)
    if (entry === undefined) return
    this.known.put({ ...entry, similarAt })
    this.the.store.setBound(id, similarAt)
  }

  /** Remembers an answer; one that somebody called wrong on the same knowledge is not. */
  add(answer: NewAnswer, vector: Float32Array | null): RememberedQuestion | null {
    if (this.wasWrong(answer)) return null
    this.the.store.save(answer)
    const entry: RememberedQuestion = { ...answer, variants: [], shared: false }
    this.bodies.clear()
    this.known.put(entry)
    this.seen?.add(entry.id)
    if (vector !== null)
      this.known.place(entry, { texts: this.wordingsOf(entry), vectors: [vector] })
    return entry
  }

  /** Takes answers out of use here; the club's own are taken out by whoever writes for the club. */
  drop(entries: readonly RememberedQuestion[], verdict: 'wrong' | null = null): void {
    if (entries.length === 0) return
    for (const { id } of entries) this.known.remove(id)
    this.bodies.clear()
    this.the.store.retire(
      entries.filter(({ shared }) => !shared).map(({ id }) => id),
      verdict,
    )
    if (verdict === 'wrong') this.wrong = this.the.store.wrongAnswers()
  }

  /** The same was said before, on the same knowledge, and somebody called it wrong. */
  private wasWrong({ question, dependencies, answer }: NewAnswer): boolean {
    const hash = answerHash(answer)
    return this.wrong.some(
      (row) =>
        row.dependencies.join() === dependencies.join() &&
        (row.question === question || row.hash === hash),
    )
  }

  /** @returns what is not found by resemblance yet */
  private takeIn(page: readonly RememberedQuestion[], seen: Set<string>): readonly Worded[] {
    const unplaced: Worded[] = []
    for (const entry of this.withoutStale(page)) {
      seen.add(entry.id)
      this.known.put(entry)
      const texts = this.wordingsOf(entry)
      if (!this.known.isPlaced(entry, texts)) unplaced.push({ entry, texts })
    }
    return unplaced
  }

  /** @returns why their vectors cannot be found, where that is so */
  private async place(
    worded: readonly Worded[],
    isWanted: () => boolean,
  ): Promise<{ readonly error: unknown } | null> {
    if (worded.length === 0) return null
    try {
      const vectors = await this.the.embedTexts(worded.flatMap(({ texts }) => texts))
      await nextTurn()
      if (!isWanted()) return null
      let at = 0
      for (const { entry, texts } of worded) {
        const own = vectors.slice(at, at + texts.length)
        at += texts.length
        // What was taken out of use in the meantime stays out.
        if (this.known.get(entry.id) !== undefined) this.known.place(entry, { texts, vectors: own })
      }
      return null
    } catch (error) {
      return { error }
    }
  }

  /** What was not come across is no longer in use. */
  private async forgetOthers(seen: ReadonlySet<string>, isWanted: () => boolean): Promise<void> {
    let looked = 0
    for (const { id } of this.known.all()) {
      if (!seen.has(id)) this.known.remove(id)
      looked += 1
      if (looked % (20 * portion) !== 0) continue
      await nextTurn()
      if (!isWanted()) return
    }
    this.seen = null
  }

  private wordingsOf({ question, variants, locationId }: RememberedQuestion): readonly string[] {
    return [question, ...variants].map((text) => this.the.topicOf(text, locationId))
  }

  private isCurrent({ answer }: RememberedAnswer): boolean {
    return answer.citations.every((citation) => this.the.knowledge.isCurrent(citation))
  }

  private withoutStale(all: readonly RememberedQuestion[]): readonly RememberedQuestion[] {
    const hashes = this.the.knowledge.hashes()
    const stands = ({ dependencies }: RememberedQuestion) =>
      dependencies.every((hash) => hashes.has(hash))
    const stale = all.filter((entry) => !stands(entry))
    for (const { id } of stale) this.known.remove(id)
    this.the.store.retire(stale.filter(({ shared }) => !shared).map(({ id }) => id))
    return all.filter(stands)
  }
}
