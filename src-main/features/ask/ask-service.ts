import { setTimeout as sleep } from 'node:timers/promises'
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
import { withoutPlaces } from '@shared/ask/question-text'
import { AppError } from '@shared/ipc/app-error'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { TraceSummary } from '@shared/traces/trace-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { handoverFor, locationOf, ruledRoute, statusOf, withoutLabel } from './answer-parts'
import type {
  ComposedAnswer,
  EmergencyRules,
  KnowledgeAnswers,
  Places,
  QuestionEmbedder,
  QuestionScope,
  Recording,
  Router,
} from './ask-ports'
import type { AskStore } from './ask-store'
import { decide, type Thresholds } from './routing-decision'

export interface AskDependencies {
  readonly store: AskStore
  readonly emergencyRules: EmergencyRules
  readonly embedder: QuestionEmbedder
  readonly router: Router
  readonly knowledge: KnowledgeAnswers
  readonly places: Places
  readonly thresholds: Thresholds
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
interface Journey extends Asking {
  readonly question: string
  readonly location: Location | null
  readonly scope: QuestionScope
  readonly recording: Recording
}

type Outcome = Pick<Answer, 'route'> &
  Partial<Pick<Answer, 'blocks' | 'citations' | 'handover' | 'emergency'>>

type Finding = Pick<EmergencyReport, 'kinds' | 'words'>

/** What a question is about, before anybody answers it. */
interface Understanding {
  readonly route: RouteReport
  readonly vector: Float32Array | null
  readonly finding: Finding | null
}

export interface RoutedQuestion {
  readonly traceId: string
  readonly route: RouteReport
  readonly emergency: boolean
}

/** How long a question waits for a model that is still loading, in milliseconds. */
const modelPatience = 3_000

/** One question's way: emergency check, route, retrieval, composed answer, or a human. */
export class AskService {
  constructor(private readonly the: AskDependencies) {}

  /**
   * Always ends in an answer: what fails inside is handed over to a person, with its trace.
   * @throws AppError CANCELLED when the signal aborts first
   */
  async ask(input: AskInput, asking: Asking): Promise<Answer> {
    const journey = this.begin(input, asking)
    const { recording } = journey
    const askedAt = this.the.clock.now().toISOString()
    asking.onProgress({ type: 'started', traceId: recording.traceId })
    await recording.step('store question', () =>
      this.the.store.addQuestion({
        traceId: recording.traceId,
        text: input.question,
        locationId: journey.scope.locationId,
        person: asking.person,
        askedAt,
      }),
    )
    const outcome = await this.outcomeOf(journey)
    return this.finish(journey, outcome, askedAt)
  }

  /** Records who took charge; the first one stays. @throws AppError TRACE_NOT_FOUND */
  acknowledge(traceId: string, person: Person): Answer {
    return this.the.store.acknowledge(traceId, person, this.the.clock.now().toISOString())
  }

  /** This person's latest answers, oldest first. */
  history(person: Person, limit: number): Answer[] {
    return this.the.store.history(person.id, limit)
  }

  private async outcomeOf(journey: Journey): Promise<Outcome> {
    try {
      return await this.answer(journey)
    } catch (error) {
      if (journey.signal.aborted) throw cancelled()
      const { traceId } = journey.recording
      this.the.logger.error('A question could not be answered.', { traceId, error })
      return { route: ruledRoute('none', []), handover: this.handover(journey, 'failed') }
    }
  }

  /** Only decides where a question goes: nothing is answered and nothing is stored. */
  async route(
    question: string,
    asking: Pick<Asking, 'person' | 'signal'>,
  ): Promise<RoutedQuestion> {
    const journey = this.begin({ question, locationId: null }, { ...asking, onProgress: () => {} })
    const { route, finding } = await this.understand(journey)
    return { traceId: journey.recording.traceId, route, emergency: finding !== null }
  }

  private begin(input: AskInput, asking: Asking): Journey {
    const { question } = input
    const location = locationOf(question, input.locationId, this.the.places.all())
    return {
      ...asking,
      question,
      location,
      scope: { audiences: audiencesFor(asking.person.role), locationId: location?.id ?? null },
      recording: this.the.startRecording(),
    }
  }

  private async answer(journey: Journey): Promise<Outcome> {
    const { question, recording, person, scope } = journey
    const { route, vector, finding } = await this.understand(journey)
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

  /** Emergency rules first, alone and at once; then the route, which may raise the alarm too. */
  private async understand(journey: Journey): Promise<Understanding> {
    const verdict = await journey.recording.step('emergency check', (span) => {
      const found = this.the.emergencyRules(journey.question)
      span.set({ 'clubos.emergency.kinds': found.finding?.kinds.join(' ') ?? 'none' })
      span.set({ 'clubos.emergency.figure_of_speech': found.figureOfSpeech })
      return found
    })
    if (verdict.finding !== null) {
      const route = ruledRoute('emergency', verdict.finding.words)
      return { route, vector: null, finding: verdict.finding }
    }
    const vector = await this.embed(journey)
    const route = await this.score(journey, vector, verdict.figureOfSpeech)
    const alarm =
      route.label === 'emergency' && route.confidence >= this.the.thresholds.specialistAt
    return { route, vector, finding: alarm ? { kinds: [], words: route.words } : null }
  }

  /** `null` where there is no model; one that is still loading is waited for, but not for long. */
  private async embed({ question, recording, signal }: Journey): Promise<Float32Array | null> {
    if (this.the.embedder.state === 'unavailable') return null
    return recording.step('embeddings minilm-l6-v2', async (span) => {
      const topic = withoutPlaces(question, this.the.places.all())
      const embedding = this.the.embedder.embedQuestion(topic).catch(() => null)
      const patience =
        this.the.embedder.state === 'loading' ? [sleep(modelPatience, null, { ref: false })] : []
      const vector = await unlessAborted(Promise.race([embedding, ...patience]), signal)
      span.set({ 'gen_ai.operation.name': 'embeddings', 'clubos.embedding.used': vector !== null })
      return vector
    })
  }

  private score(
    { question, recording }: Journey,
    vector: Float32Array | null,
    figureOfSpeech: boolean,
  ): Promise<RouteReport> {
    return recording.step('route', (span) => {
      const raw = this.the.router.route(question, vector)
      // What the rules know for a manner of speaking raises no alarm by resemblance.
      const route = figureOfSpeech ? withoutLabel(raw, 'emergency') : raw
      span.set({ 'clubos.route.label': route.label, 'clubos.route.confidence': route.confidence })
      span.set({ 'clubos.route.runner_up': route.scores[1]?.label ?? 'none' })
      return route
    })
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
    if (signal.aborted) throw cancelled()
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
    this.the.onTrace(this.the.store.addAnswer(answer, statusOf(answer), spans))
    return answer
  }

  private handover({ person }: Journey, reason: Handover['reason']): Handover {
    return handoverFor(reason, person.role)
  }
}

function cancelled(): AppError {
  return new AppError('CANCELLED', 'The question was stopped.')
}

/** Settles as the promise does, or rejects with CANCELLED once the signal aborts. */
function unlessAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(cancelled())
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
