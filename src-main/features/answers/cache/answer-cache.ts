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
import { SimilarQuestions } from './similar-questions'

/** What is approved now: an answer is given again only while all that it rests on still is. */
export interface KnowledgeNow {
  /** SHA-256 of every current SOP version and fact, hex. */
  hashes(): ReadonlySet<string>
  /** Whether this very passage or fact still stands, for the same audience. */
  isCurrent(citation: Citation): boolean
}

export interface SimilarAnswer {
  readonly entry: RememberedQuestion
  /** The wording that was found, as it is compared. */
  readonly wording: string
  readonly similarity: number
}

interface CacheDependencies {
  readonly store: AnswerCacheStore
  readonly knowledge: KnowledgeNow
  readonly embedTexts: EmbedTexts
  /** A question without the place that its scope names anyway. */
  readonly topicOf: (question: string, locationId: string | null) => string
  readonly logger: Logger
}

interface Arrival {
  readonly entry: RememberedQuestion
  readonly text: string
  readonly vector: Float32Array
}

/** Answers in memory, 4 kB each; the others are read from the disk when they are asked for. */
const mostInMemory = 2_000

/** Answers that can be given again: looked up by their words, or by resemblance. */
export class AnswerCache {
  private readonly bodies = new LRUCache<string, RememberedAnswer>({ max: mostInMemory })
  private readonly index = new SimilarQuestions()
  private readonly entries = new Map<string, RememberedQuestion>()
  /** This device's own, by scope and question. */
  private readonly own = new Map<string, string>()
  private wrong: readonly WrongAnswer[] = []
  /** By row of the index. */
  private wordings: string[] = []
  private reloads = 0
  /** What was remembered while vectors are being found, after which the index starts anew. */
  private arrivals: Arrival[] | null = null

  constructor(private readonly the: CacheDependencies) {}

  get size(): { readonly own: number; readonly shared: number } {
    const shared = [...this.entries.values()].filter((entry) => entry.shared).length
    return { own: this.entries.size - shared, shared }
  }

  /** Reads what is in use, takes out what rests on knowledge of yesterday, and finds the vectors. */
  async reload(): Promise<void> {
    this.reloads += 1
    const reload = this.reloads
    this.bodies.clear()
    const current = this.withoutStale(this.the.store.questions())
    this.arrivals = []
    this.entries.clear()
    this.own.clear()
    this.wrong = this.the.store.wrongAnswers()
    for (const entry of current) this.put(entry)
    const worded = current.flatMap((entry) =>
      [entry.question, ...entry.variants].map((text) => ({
        entry,
        text: this.the.topicOf(text, entry.locationId),
      })),
    )
    const vectors = await this.the.embedTexts(worded.map(({ text }) => text)).catch((error) => {
      this.the.logger.warn('Remembered questions are found by their very words only.', { error })
      return null
    })
    if (reload !== this.reloads) return
    const arrived = this.arrivals ?? []
    this.arrivals = null
    if (vectors === null) return
    this.index.clear()
    this.wordings = []
    for (const [i, { entry, text }] of worded.entries()) {
      const vector = vectors[i]
      if (vector !== undefined) this.place(entry, text, vector)
    }
    for (const { entry, text, vector } of arrived) this.place(entry, text, vector)
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
    { assistant, ...scope }: AnswerScope & { readonly assistant: Assistant },
    limit: number,
  ): readonly SimilarAnswer[] {
    const found = this.index.nearest(vector, scopeName(scope, assistant), limit)
    return found.flatMap(({ row, entryId, similarity }) => {
      const entry = this.entries.get(entryId)
      const wording = this.wordings[row]
      if (entry === undefined || wording === undefined) return []
      return [{ entry, wording, similarity }]
    })
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
    return this.entries.get(id) ?? null
  }

  /** What an assistant was asked alike, whoever asked; without a vector what was asked in these words. */
  near(
    vector: Float32Array | null,
    { assistant, question }: Pick<RememberedQuestion, 'assistant' | 'question'>,
    limit: number,
  ): readonly SimilarAnswer[] {
    const mine = [...this.entries.values()].filter((entry) => entry.assistant === assistant)
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
    const entry = this.entries.get(id)
    if (entry === undefined) return
    this.entries.set(id, { ...entry, similarAt })
    this.the.store.setBound(id, similarAt)
  }

  /** Remembers an answer; one that somebody called wrong on the same knowledge is not. */
  add(answer: NewAnswer, vector: Float32Array | null): RememberedQuestion | null {
    if (this.wasWrong(answer)) return null
    this.the.store.save(answer)
    const entry: RememberedQuestion = { ...answer, variants: [], shared: false }
    this.bodies.clear()
    this.replace(entry)
    const text = this.the.topicOf(entry.question, entry.locationId)
    if (vector !== null) {
      this.place(entry, text, vector)
      this.arrivals?.push({ entry, text, vector })
    }
    return entry
  }

  /** Takes answers out of use here; the club's own are taken out by whoever writes for the club. */
  drop(entries: readonly RememberedQuestion[], verdict: 'wrong' | null = null): void {
    if (entries.length === 0) return
    for (const { id } of entries) {
      this.index.remove(id)
      this.entries.delete(id)
    }
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

  /** What was answered to the same question in the same scope before is no longer in use. */
  private replace(entry: RememberedQuestion): void {
    const name = exactName(entry)
    const before = this.own.get(name)
    if (before !== undefined) {
      this.index.remove(before)
      this.entries.delete(before)
    }
    this.put(entry)
  }

  private put(entry: RememberedQuestion): void {
    this.entries.set(entry.id, entry)
    if (!entry.shared) this.own.set(exactName(entry), entry.id)
  }

  private place(entry: RememberedQuestion, text: string, vector: Float32Array): void {
    const { id: entryId, assistant } = entry
    const row = this.index.add({ entryId, scope: scopeName(entry, assistant), vector })
    this.wordings[row] = text
  }

  private isCurrent({ answer }: RememberedAnswer): boolean {
    return answer.citations.every((citation) => this.the.knowledge.isCurrent(citation))
  }

  private withoutStale(all: readonly RememberedQuestion[]): readonly RememberedQuestion[] {
    const hashes = this.the.knowledge.hashes()
    const stands = ({ dependencies }: RememberedQuestion) =>
      dependencies.every((hash) => hashes.has(hash))
    const stale = all.filter((entry) => !stands(entry))
    this.the.store.retire(stale.filter(({ shared }) => !shared).map(({ id }) => id))
    return all.filter(stands)
  }
}

/** Whoever answered it: of one question in one scope there is one answer. */
const exactName = ({
  question,
  audience,
  locationId,
}: AnswerScope & { readonly question: string }) => [question, audience, locationId ?? ''].join('\n')
