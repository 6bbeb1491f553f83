import { setImmediate as nextTurn } from 'node:timers/promises'
import { noContext } from '@shared/ask/routing-context'
import type { Routing } from '../../compose-routing'
import type { AnswerTier, TierRequest } from '../../features/ask/ask-ports'
import { defaultRoutingRules } from '../../features/ask/default-routing-rules'
import { QuestionReader } from '../../features/ask/question-reader'
import { decide } from '../../features/ask/routing-decision'
import { tryTiers } from '../../features/ask/tier-chain'
import { TraceRecording } from '../../features/traces/trace-recorder'
import { silentLogger as logger } from '../../platform/logger'
import { crowdedScope } from './answer-crowd'

export interface AskedText {
  readonly text: string
  readonly vector: Float32Array
}

/** Milliseconds beyond the embedding. */
export interface LookupTimes {
  /** The rules for emergencies, the route, and who answers. */
  readonly decision: number
  readonly exact: number
  readonly semantic: number
  readonly all: number
  /** How long the thread was taken, with what is written down once the answer is out. */
  readonly held: number
  readonly answeredBy: 'exact' | 'semantic' | null
}

interface LookupParts {
  readonly routing: Pick<Routing, 'router' | 'emergencyRules'>
  readonly exact: AnswerTier
  readonly semantic: AnswerTier
}

/** The way of a question through decision and caches, as in the app, with its vector at hand. */
export class QuestionLookup {
  private readonly reader: QuestionReader
  private vector: Float32Array = new Float32Array()

  constructor(private readonly the: LookupParts) {
    const embedQuestion = async () => ({ vector: this.vector, source: 'memory' as const })
    this.reader = new QuestionReader({
      ...the.routing,
      embedder: { state: 'ready', embedQuestion },
    })
  }

  /** The caches are tried both, and in the crowded scope, wherever the router sends the question. */
  async time({ text, vector }: AskedText): Promise<LookupTimes> {
    this.vector = vector
    const recording = new TraceRecording()
    const reading = {
      ...{ question: text, places: [], context: noContext, rules: defaultRoutingRules, recording },
      signal: new AbortController().signal,
    }
    const began = performance.now()
    const verdict = await this.reader.checkRules(reading)
    const ruled = performance.now()
    const exact = await this.try(this.the.exact, requestOf(reading, null))
    const lookedUp = performance.now()
    const { route, finding } = await this.reader.understand(reading, verdict)
    const { role, afterHours } = reading.context
    decide(route, { role, afterHours, alarm: finding !== null }, defaultRoutingRules)
    const decided = performance.now()
    const semantic = await this.try(this.the.semantic, requestOf(reading, vector))
    const ended = performance.now()
    // What the tiers write down, they put off until now.
    await nextTurn()
    return {
      decision: ruled - began + decided - lookedUp,
      exact: lookedUp - ruled,
      semantic: ended - decided,
      all: ended - began,
      held: performance.now() - began,
      answeredBy: exact ? 'exact' : semantic ? 'semantic' : null,
    }
  }

  private async try(tier: AnswerTier, asked: Asked): Promise<boolean> {
    const { request, recording } = asked
    const { answered, tiers } = await tryTiers([tier], { request, recording, logger })
    const broken = tiers.some(({ outcome }) => outcome !== 'answered' && outcome !== 'passed')
    if (broken) throw new Error(`The ${tier.tier} tier did not even try.`)
    return answered !== null
  }
}

interface Asked {
  readonly request: TierRequest
  readonly recording: TraceRecording
}

function requestOf(
  reading: { readonly question: string; recording: TraceRecording; signal: AbortSignal },
  vector: Float32Array | null,
): Asked {
  const { question, recording, signal } = reading
  const { assistant, audience, locationId } = crowdedScope
  const request: TierRequest = {
    ...{ traceId: recording.traceId, question, vector, signal, location: null, person },
    scope: { audiences: ['public', audience], locationId },
    assistants: [assistant],
    now: new Date(),
    onWriting: () => undefined,
  }
  return { request, recording }
}

const person = {
  ...{ id: '019aa3f2-61d8-7c1e-8000-000000000001', name: 'Dana Kessler' },
  ...{ email: 'dana@fairway24.example', role: 'operator' as const, locations: [] },
}
