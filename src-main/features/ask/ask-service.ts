import type { Person } from '@shared/accounts/account-contract'
import { audiencesFor } from '@shared/accounts/role'
import type {
  Answer,
  AskInput,
  Handover,
  JudgeInput,
  RouteReport,
  RoutingDecision,
} from '@shared/ask/ask-contract'
import type { Span, TraceSummary } from '@shared/traces/trace-contract'
import { confidenceIn, handoverFor, ruledRoute, statusOf } from './answer-parts'
import { Answering, type AnsweringDependencies } from './answering'
import type { HandOver, OnEmergency, Recording } from './ask-ports'
import type { AskStore } from './ask-store'
import type { Asking, AskProgressPart, Journey, Outcome } from './journey'
import { cancelled, QuestionReader, type ReaderDependencies, type Verdict } from './question-reader'
import type { RoutingRules } from './routing-decision'
import { type SurroundingsDependencies, surroundingsOf } from './surroundings'

export interface AskDependencies
  extends ReaderDependencies,
    SurroundingsDependencies,
    AnsweringDependencies {
  readonly store: AskStore
  readonly handOver: HandOver
  readonly onEmergency: OnEmergency
  /** As the club has set it now. */
  readonly rules: () => RoutingRules
  /** Aborts when the person signs out. */
  readonly closing: AbortSignal
  readonly startRecording: () => Recording
  readonly onTrace: (summary: TraceSummary) => void
}

export interface RoutedQuestion {
  readonly traceId: string
  readonly route: RouteReport
  readonly emergency: boolean
  readonly decision: RoutingDecision
}

/** A younger question may still be under way in another process of this person. */
const longestAsking = 5 * 60_000

/** One question's way: emergency check, route, retrieval, composed answer, or a human. */
export class AskService {
  private readonly running = new Set<Promise<Answer>>()
  private readonly reader: QuestionReader
  private readonly answering: Answering

  constructor(private readonly the: AskDependencies) {
    this.reader = new QuestionReader(the)
    this.answering = new Answering({ ...the, reader: this.reader })
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

  /**
   * Keeps what the person thought of an answer of theirs, and takes a wrong one out of use.
   * @throws AppError TRACE_NOT_FOUND
   */
  judge({ traceId, ...given }: JudgeInput, person: Person): Answer {
    const givenAt = this.the.clock.now().toISOString()
    const answer = this.the.store.judge(traceId, person, { ...given, givenAt })
    const { verdict } = given
    if (verdict === 'helpful' || verdict === 'wrong') this.the.tiers.judged(answer, verdict)
    return answer
  }

  /** @throws AppError TRACE_NOT_FOUND where it is not this person's, or not on this device */
  answerOf(traceId: string, person: Person): Answer {
    return this.the.store.one(traceId, person.id)
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
        related: [],
        handover: handoverFor('stopped', person.role),
        emergency: null,
        route: ruledRoute('none', []),
        ...{ decision: null, tiers: [], template: null, cache: null, generation: null },
        ...{ feedback: null, ms: 0 },
      }
      this.keepAnswer(answer, [])
    }
  }

  private async askOnce(input: AskInput, asking: Asking): Promise<Answer> {
    const askedAt = this.the.clock.now().toISOString()
    const recording = this.the.startRecording()
    asking.onProgress({ type: 'started', traceId: recording.traceId })
    // Before anything that can fail, the disk included: an alarm waits for nothing.
    const verdict = await this.reader.checkRules({ ...input, recording })
    const journey = this.begin(input, asking, recording)
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
      return await this.answering.answer(journey, verdict)
    } catch (error) {
      const route = ruledRoute('none', [])
      const outcome = { route, decided: await this.answering.decide(journey, route, false) }
      if (journey.signal.aborted) return { ...outcome, handover: this.handover(journey, 'stopped') }
      const { traceId } = journey.recording
      this.the.logger.error('A question could not be answered.', { traceId, error })
      return { ...outcome, handover: this.handover(journey, 'failed') }
    }
  }

  /** Only decides where a question goes: nothing is answered and nothing is stored. */
  async route(
    question: string,
    asking: Pick<Asking, 'person' | 'signal'>,
  ): Promise<RoutedQuestion> {
    const recording = this.the.startRecording()
    const verdict = await this.reader.checkRules({ question, recording })
    const input = { question, locationId: null }
    const journey = this.begin(input, { ...asking, onProgress: () => {} }, recording)
    const { route, finding } = await this.reader.understand(journey, verdict)
    const { decision } = await this.answering.decide(journey, route, finding !== null)
    return { traceId: recording.traceId, route, emergency: finding !== null, decision }
  }

  /** Answers a question that nobody has asked yet, as far as passages can; nothing is stored. */
  async rehearse(input: AskInput, asking: Pick<Asking, 'person' | 'signal'>) {
    const recording = this.the.startRecording()
    const verdict = await this.reader.checkRules({ ...input, recording })
    const journey = this.begin(input, { ...asking, onProgress: () => {} }, recording)
    return this.answering.rehearse(journey, verdict)
  }

  /** Somebody is being answered now. */
  get isBusy(): boolean {
    return this.running.size > 0
  }

  private begin(input: AskInput, asking: Asking, recording: Recording): Journey {
    const surroundings = surroundingsOf(input, asking.person, this.the)
    const locationId = surroundings.location?.id ?? null
    return {
      ...asking,
      ...surroundings,
      question: input.question,
      rules: this.the.rules(),
      scope: { audiences: audiencesFor(asking.person.role), locationId },
      recording,
    }
  }

  private async finish(journey: Journey, outcome: Outcome, askedAt: string): Promise<Answer> {
    const { recording, person, signal } = journey
    const { route, decided, blocks = [], citations = [], related = [] } = outcome
    const { handover = null, emergency = null, tiers = [] } = outcome
    const { template = null, cache = null, generation = null } = outcome
    const answer: Answer = {
      traceId: recording.traceId,
      question: journey.question,
      locationId: journey.scope.locationId,
      askedAt,
      askedBy: person.name,
      assistant: decided.about,
      confidence: confidenceIn(decided.about, route),
      tier: outcome.tier ?? 'human',
      blocks,
      citations,
      related,
      handover,
      emergency,
      route,
      decision: decided.decision,
      ...{ tiers, template, cache, generation, feedback: null },
      ms: recording.elapsed(),
    }
    const spans = recording.finish({
      'clubos.assistant': answer.assistant,
      'clubos.tier': answer.tier,
      'clubos.location': answer.locationId ?? 'unknown',
    })
    // What was stopped is recorded too, an emergency above all.
    this.keepAnswer(answer, spans)
    if (emergency !== null) this.tell(answer, this.the.onEmergency)
    else if (signal.aborted) throw cancelled()
    if (handover !== null) this.tell(answer, this.the.handOver)
    return answer
  }

  /** An answer is shown though nobody could be told. */
  private tell(answer: Answer, people: HandOver | OnEmergency): void {
    try {
      people(answer)
    } catch (error) {
      this.the.logger.error('Nobody could be told of a question.', {
        traceId: answer.traceId,
        error,
      })
    }
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
