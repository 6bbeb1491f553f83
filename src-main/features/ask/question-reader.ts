import { setTimeout as sleep } from 'node:timers/promises'
import type { EmergencyReport, RouteReport } from '@shared/ask/ask-contract'
import { normaliseQuestion, withoutPlaces, wordsOf } from '@shared/ask/question-text'
import type { RoutingContext } from '@shared/ask/routing-context'
import { AppError } from '@shared/ipc/app-error'
import type { Location } from '@shared/knowledge/knowledge-contract'
import { alarmRoute, ruledRoute, withoutLabel } from './answer-parts'
import type { EmergencyRules, QuestionEmbedder, Recording, Router } from './ask-ports'
import { type RoutingRules, raisesAlarm } from './routing-decision'
import { routeAttributes } from './span-attributes'

export interface ReaderDependencies {
  readonly emergencyRules: EmergencyRules
  readonly embedder: QuestionEmbedder
  readonly router: Router
}

/** A question on its way to being understood. */
export interface Reading {
  readonly question: string
  readonly places: readonly Location[]
  readonly context: RoutingContext
  readonly rules: RoutingRules
  readonly recording: Recording
  readonly signal: AbortSignal
}

export type Verdict = ReturnType<EmergencyRules>
export type Finding = Pick<EmergencyReport, 'kinds' | 'words'>

/** What a question is about, before anybody answers it. */
export interface Understanding {
  readonly route: RouteReport
  readonly vector: Float32Array | null
  readonly finding: Finding | null
}

/** How long a question waits for its embedding, by the state of the model, in milliseconds. */
const modelPatience = { loading: 3_000, ready: 1_500, unavailable: 500 }

/** Finds out what a question is about: an emergency, or whose it is to answer. */
export class QuestionReader {
  constructor(private readonly the: ReaderDependencies) {}

  /** The rules alone: local, at once, before anything that can fail. */
  checkRules({ recording, question }: Pick<Reading, 'recording' | 'question'>): Promise<Verdict> {
    return recording.step('emergency check', (span) => {
      const found = this.the.emergencyRules(question)
      span.set({ 'clubos.emergency.kinds': found.finding?.kinds.join(' ') ?? 'none' })
      span.set({ 'clubos.emergency.figure_of_speech': found.literal !== null })
      return found
    })
  }

  /** What the rules found stands; where they found nothing the router may raise the alarm. */
  async understand(reading: Reading, verdict: Verdict): Promise<Understanding> {
    if (verdict.finding !== null) {
      const route = ruledRoute('emergency', verdict.finding.words)
      return { route, vector: null, finding: verdict.finding }
    }
    if (wordsOf(normaliseQuestion(reading.question)).length === 0) {
      const route = { ...ruledRoute('none', []), understood: 0 }
      return { route, vector: null, finding: null }
    }
    const vector = await this.embed(reading)
    const judged = await this.judge(reading, await this.score(reading, vector), verdict)
    if (!raisesAlarm(judged, reading.rules)) return { route: judged, vector, finding: null }
    const route = alarmRoute(judged)
    return { route, vector, finding: { kinds: [], words: route.words } }
  }

  /** `null` where there is no model; one that is still loading is waited for, but not for long. */
  private embed({ question, places, recording, signal }: Reading): Promise<Float32Array | null> {
    return recording.step('embeddings minilm-l6-v2', async (span) => {
      const topic = withoutPlaces(question, places)
      const embedding = this.the.embedder.embedQuestion(topic).catch(() => null)
      const patience = sleep(modelPatience[this.the.embedder.state], null, { ref: false })
      const embedded = await unlessAborted(Promise.race([embedding, patience]), signal)
      const used = embedded !== null
      span.set({ 'gen_ai.operation.name': 'embeddings', 'clubos.embedding.used': used })
      if (embedded === null) return null
      const { vector, source } = embedded
      span.set({ 'clubos.embedding.cached': source !== 'model', 'clubos.embedding.source': source })
      return vector
    })
  }

  private score(
    { question, context, recording }: Reading,
    vector: Float32Array | null,
  ): Promise<RouteReport> {
    return recording.step('route', (span) => {
      const route = this.the.router.route(question, vector, context)
      span.set(routeAttributes(route))
      return route
    })
  }

  /** An alarm that may rest on a figure of speech must hold for what is literally said. */
  private async judge(reading: Reading, route: RouteReport, { literal }: Verdict) {
    const alarm = route.label === 'emergency' || raisesAlarm(route, reading.rules)
    if (literal === null || !alarm) return route
    const rest = { ...reading, question: literal }
    const again = await this.score(rest, await this.embed(rest))
    if (raisesAlarm(again, reading.rules)) return route
    return { ...withoutLabel(route, 'emergency'), emergency: again.emergency }
  }
}

export function cancelled(): AppError {
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
