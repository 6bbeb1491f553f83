import { audiencesFor, management, type Role } from '@shared/accounts/role'
import type { Answer, AnswerBlock, Citation, RouteReport } from '@shared/ask/ask-contract'
import type { Assistant, Label, Tier } from '@shared/ask/assistant'
import { newId } from '../../../platform/ids'
import type { Logger } from '../../../platform/logger'
import type { AnswerCacheStore, NewAnswer } from './answer-cache-store'
import { AnswerRemoval, type RemovalDependencies } from './answer-removal'
import type { SaidByPeople } from './corrected-route-store'
import { answerHash, cacheKey, dependenciesOf, type RememberedQuestion } from './remembered-answer'
import { type Asked, audienceOf } from './weighing'

interface MemoryDependencies extends RemovalDependencies {
  readonly store: AnswerCacheStore
  /** Nothing of a customer is in it: no number, no address, no name. */
  readonly isImpersonal: (text: string) => boolean
  /** How similar a question must be to be answered by this one. */
  readonly boundFor: (vector: Float32Array | null) => number
  /** The same, once it was called helpful or wrong at a similarity. */
  readonly boundAfter: (bound: number, similarity: number, verdict: 'helpful' | 'wrong') => number
  readonly logger: Logger
  readonly topicOf: (question: string, locationId: string | null) => string
  readonly said: SaidByPeople
}

type Use = NonNullable<ReturnType<AnswerCacheStore['usedFor']>>

interface Said {
  readonly tier: Tier
  /** Of the route, 0 to 1. */
  readonly confidence: number
  readonly route: RouteReport
  readonly blocks: readonly AnswerBlock[]
  readonly citations: readonly Citation[]
}

/** Texts in the house voice are for one occasion, and an emergency is never answered from memory. */
const forgettable: readonly Assistant[] = ['brand', 'emergency']

/** What is kept to be said again, and what people made of it. */
export class AnswerMemory {
  private readonly removal: AnswerRemoval

  constructor(private readonly the: MemoryDependencies) {
    this.removal = new AnswerRemoval(the)
  }

  /** Keeps what was answered from passages or by a model; nothing personal, nothing twice. */
  remember(asked: Asked, said: Said): RememberedQuestion | null {
    const answer = this.newAnswer(asked, said)
    return answer && this.the.cache.add(answer, asked.vector)
  }

  /** Helpful: it may be given to more, and by management to everybody. Wrong: it goes, with all around it. */
  judged(answer: Answer, verdict: 'helpful' | 'wrong'): void {
    const { store, person } = this.the
    const used = store.usedFor(answer.traceId)
    const known = this.entryOf(answer)
    if (used !== null) {
      store.noteVerdict(answer.traceId, used.entryId, verdict)
      if (known?.shared && person.role !== 'kiosk') this.tellTheClub(answer, used, verdict)
      else if (known !== null) this.moveBound(known, used.similarity, verdict)
    }
    if (verdict === 'helpful') this.shareIfOwn(known)
    else this.purge(answer, known).catch((error) => this.logFailure(error))
  }

  /** A person gave a question to an assistant: what others answered to it is theirs no more. */
  labelled(text: string, label: Label): void {
    this.removal.givenTo(label, text).catch((error) => this.logFailure(error))
  }

  private shareIfOwn(known: RememberedQuestion | null): void {
    if (known !== null && !known.shared) this.share(known)
  }

  private logFailure(error: unknown): void {
    this.the.logger.error('Answers around one taken out of use could not be found.', { error })
  }

  /** Puts an answer where every desk finds it. Management only. */
  share(entry: RememberedQuestion, variants: readonly string[] = []): boolean {
    const { cache, writer, person, clock } = this.the
    const known = mayShare(person.role) ? cache.open(entry) : null
    if (known === null) return false
    const before = this.the.store.findShared(known.question, known)
    if (before !== null && answerHash(before.answer) === answerHash(known.answer)) return false
    const { assistant, audience, locationId, question, answer, dependencies, similarAt } = known
    const now = clock.now().toISOString()
    writer.write((changes) => {
      if (before !== null) changes.update('cached_answers', before.id, { retiredAt: now })
      changes.insert('cached_answers', {
        ...{ id: newId(), assistant, audience, locationId, question, answer },
        ...{ dependencies: [...dependencies], similarAt, origin: known.origin },
        variants: variants.filter((each) => !this.the.said.speaksAgainst(each, assistant)),
        sourceTrace: null,
        ...{ createdBy: person.id, createdAt: now, helpful: 0, wrong: 0, hits: 0 },
      })
    })
    // The club's takes its place.
    cache.drop([entry])
    return true
  }

  private newAnswer(asked: Asked, said: Said): NewAnswer | null {
    const { tier, blocks, citations, confidence } = said
    const route = { ...said.route, nearest: [] }
    const { question, scope, vector, assistants } = asked
    const [assistant] = assistants
    const key = cacheKey(question)
    const origin = tier === 'knowledge' || tier === 'generated' ? tier : null
    if (assistant === undefined || origin === null || key === '') return null
    if (forgettable.includes(assistant) || citations.length === 0) return null
    if (this.the.said.speaksAgainst(question, assistant)) return null
    if (citations.some(({ kind }) => kind !== 'sop') || !this.the.isImpersonal(question))
      return null
    const { locationId } = scope
    return {
      ...{ id: newId(), assistant, audience: audienceOf(scope), locationId, question: key, origin },
      ...{ answer: { blocks, citations, confidence, route } },
      ...{ dependencies: dependenciesOf(citations) },
      similarAt: this.the.boundFor(vector),
    }
  }

  /** The entry that answered, or that was made of this answer. */
  private entryOf({ cache, question, locationId }: Answer): RememberedQuestion | null {
    const used = cache?.entryId ?? null
    if (used !== null) return this.the.cache.entry(used)
    const audience = audiencesFor(this.the.person.role).at(-1) ?? 'public'
    return this.the.cache.find(cacheKey(question), { audience, locationId })
  }

  private moveBound(
    { id, similarAt }: RememberedQuestion,
    similarity: number,
    verdict: 'helpful' | 'wrong',
  ): void {
    this.the.cache.setBound(id, this.the.boundAfter(similarAt, similarity, verdict))
  }

  /** Counted once for all, and a wrong one is out of use everywhere: also from offline, later. */
  private tellTheClub(
    { traceId }: Answer,
    { entryId: cachedAnswerId, tier, similarity }: Use,
    verdict: 'helpful' | 'wrong',
  ): void {
    const { writer, person, clock } = this.the
    const givenAt = clock.now().toISOString()
    writer.write((changes) => {
      changes.insert('answer_verdicts', {
        ...{ id: newId(), cachedAnswerId, traceId, tier, similarity, verdict },
        ...{ givenBy: person.id, givenAt },
      })
      if (verdict === 'helpful') return
      changes.update('cached_answers', cachedAnswerId, { retiredAt: givenAt })
    })
  }

  /** The entry, what is asked in the very words, and what is alike and rests on the same passages. */
  private async purge(answer: Answer, used: RememberedQuestion | null): Promise<void> {
    const { question, assistant } = answer
    if (assistant === 'none') return
    const dependencies = dependenciesOf(answer.citations)
    const around = await this.removal.around({ question, assistant }, dependencies)
    const others = around.filter(({ id }) => id !== used?.id)
    this.the.cache.drop([...(used ? [used] : []), ...others], 'wrong')
    this.removal.retire(others.filter(({ shared }) => shared))
  }
}

const mayShare = (role: Role) => (management as readonly Role[]).includes(role)
