import type { Person } from '@shared/accounts/account-contract'
import { audiencesFor } from '@shared/accounts/role'
import type {
  Answer,
  AskInput,
  AskProgress,
  EmergencyReport,
  Handover,
  RouteReport,
} from '@shared/ask/ask-contract'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { Span, TraceSummary } from '@shared/traces/trace-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { handoverFor, locationOf, ruledRoute, statusOf } from './answer-parts'
import type {
  ComposedAnswer,
  KnowledgeAnswers,
  Places,
  QuestionScope,
  Recording,
} from './ask-ports'
import type { AskStore } from './ask-store'
import {
  cancelled,
  type Finding,
  QuestionReader,
  type ReaderDependencies,
  type Reading,
  type Understanding,
  type Verdict,
} from './question-reader'
import { decide } from './routing-decision'

export interface AskDependencies extends ReaderDependencies {
  readonly store: AskStore
  readonly knowledge: KnowledgeAnswers
  readonly places: Places
  /** Aborts when the person signs out. */
  readonly closing: AbortSignal
  readonly startRecording: () => Recording
  readonly onTrace: (summary: TraceSummary) => void
  readonly clock: Clock
  readonly logger: Logger
}

export interface Asking {
  readonly person: Person
  readonly signal: AbortSignal
  readonly onProgress: (progress: AskProgressPart) => void
}

type Distribute<Union> = Union extends unknown ? Omit<Union, 'requestId'> : never
export type AskProgressPart = Distribute<AskProgress>

/** What one question carries on its way. */
interface Journey extends Asking, Reading {
  readonly location: Location | null
  readonly scope: QuestionScope
}

type Outcome = Pick<Answer, 'route'> &
  Partial<Pick<Answer, 'blocks' | 'citations' | 'handover' | 'emergency'>>

export interface RoutedQuestion {
  readonly traceId: string
  readonly route: RouteReport
  readonly emergency: boolean
}

/** A younger question may still be under way in another process of this person. */
const longestAsking = 5 * 60_000

/** One question's way: emergency check, route, retrieval, composed answer, or a human. */
export class AskService {
  private readonly running = new Set<Promise<Answer>>()
  private readonly reader: QuestionReader

  constructor(private readonly the: AskDependencies) {
    this.reader = new QuestionReader(the)
  }

  /**
   * Always ends in an answer: what fails inside is handed over to a person, with its trace.
   * @throws AppError CANCELLED when the signal aborts first
   */
  async ask(input: AskInput, asking: Asking): Promise<Answer> {
    const asked = this.askOnce(input, this.untilClosing(asking))
    this.running.add(asked)
    try {
      return await asked
    } finally {
      this.running.delete(asked)
    }
  }

  /** Settles when no question is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.running)
  }

  /** Records who took charge; the first one stays. @throws AppError TRACE_NOT_FOUND */
  acknowledge(traceId: string, person: Person): Answer {
    return this.the.store.acknowledge(traceId, person, this.the.clock.now().toISOString())
  }

  /** This person's latest answers, oldest first. Guests share a kiosk and see none of each other. */
  history(person: Person, limit: number): Answer[] {
    if (person.role === 'kiosk') return []
    return this.the.store.history(person.id, limit)
  }

  /** Records as stopped what an earlier run of the app, or a crash, left without an answer. */
  closeUnfinished(person: Person): void {
    const before = new Date(this.the.clock.now().getTime() - longestAsking).toISOString()
    for (const question of this.the.store.unanswered(person.id, before)) {
      const { text, personId: _same, personName, ...asked } = question
      const answer: Answer = {
        ...asked,
        question: text,
        askedBy: personName,
        assistant: 'none',
        confidence: 1,
        tier: 'human',
        blocks: [],
        citations: [],
        handover: handoverFor('stopped', person.role),
        emergency: null,
        route: ruledRoute('none', []),
        ms: 0,
      }
      this.keepAnswer(answer, [])
    }
  }

  private async askOnce(input: AskInput, asking: Asking): Promise<Answer> {
    const askedAt = this.the.clock.now().toISOString()
    const journey = this.begin(input, asking)
    asking.onProgress({ type: 'started', traceId: journey.recording.traceId })
    // Before anything that can fail, the disk included: an alarm waits for nothing.
    const verdict = await this.reader.checkRules(journey)
    await this.keepQuestion(journey, askedAt)
    return this.finish(journey, await this.outcomeOf(journey, verdict), askedAt)
  }

  /** Whoever signs out stops what was asked, and hears no more of it. */
  private untilClosing(asking: Asking): Asking {
    const signal = AbortSignal.any([asking.signal, this.the.closing])
    const onProgress = (part: AskProgressPart) => {
      if (!signal.aborted) asking.onProgress(part)
    }
    return { ...asking, signal, onProgress }
  }

  /** At the door, so that a question is not lost; one that cannot be kept is answered all the same. */
  private async keepQuestion({ recording, question, scope, person }: Journey, askedAt: string) {
    const { traceId } = recording
    const { locationId } = scope
    try {
      await recording.step('store question', () =>
        this.the.store.addQuestion({ traceId, text: question, locationId, person, askedAt }),
      )
    } catch (error) {
      this.the.logger.error('A question could not be kept.', { traceId, error })
    }
  }

  private async outcomeOf(journey: Journey, verdict: Verdict): Promise<Outcome> {
    try {
      return await this.answer(journey, verdict)
    } catch (error) {
      const route = ruledRoute('none', [])
      if (journey.signal.aborted) return { route, handover: this.handover(journey, 'stopped') }
      const { traceId } = journey.recording
      this.the.logger.error('A question could not be answered.', { traceId, error })
      return { route, handover: this.handover(journey, 'failed') }
    }
  }

  /** Only decides where a question goes: nothing is answered and nothing is stored. */
  async route(
    question: string,
    asking: Pick<Asking, 'person' | 'signal'>,
  ): Promise<RoutedQuestion> {
    const journey = this.begin({ question, locationId: null }, { ...asking, onProgress: () => {} })
    const { route, finding } = await this.reader.understand(
      journey,
      await this.reader.checkRules(journey),
    )
    return { traceId: journey.recording.traceId, route, emergency: finding !== null }
  }

  private begin(input: AskInput, asking: Asking): Journey {
    const { question } = input
    const places = this.places()
    const location = locationOf(question, input.locationId, places)
    return {
      ...asking,
      question,
      places,
      location,
      scope: { audiences: audiencesFor(asking.person.role), locationId: location?.id ?? null },
      recording: this.the.startRecording(),
    }
  }

  /** Without the local copy no place is known, and the question goes on. */
  private places(): readonly Location[] {
    try {
      return this.the.places.all()
    } catch (error) {
      this.the.logger.error('The places could not be read.', { error })
      return []
    }
  }

  private async answer(journey: Journey, verdict: Verdict): Promise<Outcome> {
    const { question, recording, person, scope } = journey
    const { route, vector, finding } = await this.reader.understand(journey, verdict)
    journey.onProgress({ type: 'routed', route })
    if (finding !== null) return this.emergency(journey, { route, vector, finding })
    const decision = decide(route, person.role, this.the.thresholds)
    if (decision.type === 'human') {
      return { route, handover: this.handover(journey, decision.reason) }
    }
    const composed = await recording.step('retrieval', (span) => {
      const { assistant } = decision
      const found = this.the.knowledge.answer({ question, vector, scope, assistant })
      span.set({ 'clubos.retrieval.citations': found?.citations.length ?? 0 })
      return found
    })
    if (composed === null) return { route, handover: this.handover(journey, 'no-passage') }
    return { route, ...(await this.show(journey, composed)) }
  }

  private async emergency(
    journey: Journey,
    { route, vector, finding }: Understanding & { finding: Finding },
  ): Promise<Outcome> {
    const { question, scope, location, recording } = journey
    const procedure = await recording.step('procedure', (span) => {
      const { kinds } = finding
      const found = this.the.knowledge.procedure({ question, vector, scope, kinds })
      span.set({ 'clubos.retrieval.citations': found.citations.length })
      return found
    })
    const emergency: EmergencyReport = {
      ...finding,
      location: location && { name: location.name, address: location.address },
      acknowledgedBy: null,
      acknowledgedAt: null,
    }
    return { route, emergency, ...(await this.show(journey, procedure)) }
  }

  /** The last look before anything is shown: a citation outside the scope takes its text along. */
  private async show(journey: Journey, composed: ComposedAnswer): Promise<ComposedAnswer> {
    const allowed = await journey.recording.step('audience filter', (span) => {
      const { audiences } = journey.scope
      const guest = !audiences.includes('staff')
      const citations = composed.citations
        .filter(({ audience }) => audiences.includes(audience))
        .map((citation) => (guest ? { ...citation, author: null } : citation))
      const numbers = new Set(citations.map(({ number }) => number))
      span.set({ 'clubos.audience.removed': composed.citations.length - citations.length })
      return { citations, blocks: composed.blocks.filter((block) => numbers.has(block.citation)) }
    })
    for (const citation of allowed.citations) journey.onProgress({ type: 'cited', citation })
    for (const block of allowed.blocks) journey.onProgress({ type: 'block', block })
    return allowed
  }

  private async finish(journey: Journey, outcome: Outcome, askedAt: string): Promise<Answer> {
    const { recording, person, signal } = journey
    const { route, blocks = [], citations = [], handover = null, emergency = null } = outcome
    const answer: Answer = {
      traceId: recording.traceId,
      question: journey.question,
      locationId: journey.scope.locationId,
      askedAt,
      askedBy: person.name,
      assistant: route.label,
      confidence: route.confidence,
      tier: handover === null ? 'knowledge' : 'human',
      blocks,
      citations,
      handover,
      emergency,
      route,
      ms: recording.elapsed(),
    }
    const spans = recording.finish({
      'clubos.assistant': answer.assistant,
      'clubos.tier': answer.tier,
      'clubos.location': answer.locationId ?? 'unknown',
    })
    // What was stopped is recorded too, an emergency above all.
    this.keepAnswer(answer, spans)
    if (signal.aborted && emergency === null) throw cancelled()
    return answer
  }

  /** An answer that cannot be kept is shown all the same. */
  private keepAnswer(answer: Answer, spans: readonly Span[]): void {
    try {
      this.the.onTrace(this.the.store.addAnswer(answer, statusOf(answer), spans))
    } catch (error) {
      this.the.logger.error('An answer could not be kept.', { traceId: answer.traceId, error })
    }
  }

  private handover({ person }: Journey, reason: Handover['reason']): Handover {
    return handoverFor(reason, person.role)
  }
}
