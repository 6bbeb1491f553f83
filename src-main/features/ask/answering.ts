import type { Answer, EmergencyReport, Handover, RouteReport } from '@shared/ask/ask-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { confidenceIn, handoverFor, ruledRoute, shownTo, withoutAnswer } from './answer-parts'
import type {
  AnswerTiers,
  ComposedAnswer,
  EmergencyProcedures,
  RelatedSections,
  TakenAtDoor,
  TierRequest,
} from './ask-ports'
import type { Journey, Outcome } from './journey'
import type { Finding, QuestionReader, Understanding, Verdict } from './question-reader'
import { relatedSections } from './related-sections'
import { type Decided, decide } from './routing-decision'
import { decisionAttributes } from './span-attributes'
import { type ChainResult, tryTiers } from './tier-chain'

export interface AnsweringDependencies {
  readonly tiers: AnswerTiers
  readonly procedures: EmergencyProcedures
  readonly sections: RelatedSections
  readonly clock: Clock
  readonly logger: Logger
}

/** From a question at the door to what is shown: route, decision, the first tier that can. */
export class Answering {
  constructor(private readonly the: AnsweringDependencies & { readonly reader: QuestionReader }) {}

  async answer(journey: Journey, verdict: Verdict): Promise<Outcome> {
    const door = verdict.finding === null ? await this.tryAtTheDoor(journey) : nothingTried
    if (door.answered?.taken !== undefined) {
      return this.answerAtTheDoor(journey, door, door.answered.taken)
    }
    const understood = await this.the.reader.understand(journey, verdict)
    const { vector, finding } = understood
    const route = shownTo(journey.person.role, understood.route)
    journey.onProgress({ type: 'routed', route })
    const decided = await this.decide(journey, route, finding !== null)
    const outcome = { route, decided, tiers: door.tiers, ...door.evidence }
    if (finding !== null) {
      return { ...outcome, ...(await this.emergency(journey, { route, vector, finding })) }
    }
    const handOver = (reason: Handover['reason']) =>
      this.handOver(journey, { route, decided, vector, reason })
    if (decided.reason !== null) return { ...outcome, ...(await handOver(decided.reason)) }
    const request = this.requestOf(journey, { vector, assistants: decided.consulted })
    const chain = await this.tryAll(this.the.tiers.routed, request, journey)
    const tried = { ...outcome, ...chain.evidence, tiers: [...door.tiers, ...chain.tiers] }
    if (chain.answered === null) {
      return { ...tried, ...(await handOver(withoutAnswer(chain.tiers))) }
    }
    const { tier } = chain.answered
    const shown = await this.show(journey, chain.answered)
    const confidence = confidenceIn(decided.about, route)
    if (!wasPartlyInvented(tried)) this.remember(request, { ...shown, tier, confidence, route })
    return { ...tried, tier, ...shown }
  }

  /**
   * What would be said from passages, where nothing says it faster already: nothing is shown,
   * stored, sent to a model or handed over. @returns `null` where there is nothing to keep
   */
  async rehearse(journey: Journey, verdict: Verdict): Promise<Rehearsed | null> {
    if (verdict.finding !== null) return null
    const door = await this.tryAtTheDoor(journey)
    if (door.answered !== null) return null
    const { route, vector, finding } = await this.the.reader.understand(journey, verdict)
    const decided = await this.decide(journey, route, finding !== null)
    if (finding !== null || decided.reason !== null) return null
    const request = this.requestOf(journey, { vector, assistants: decided.consulted })
    const fromPassages = this.the.tiers.routed.filter(({ tier }) => tier === 'knowledge')
    const { answered } = await this.tryAll(fromPassages, request, journey)
    if (answered === null) return null
    const { tier } = answered
    const shown = await this.show(journey, answered)
    const confidence = confidenceIn(decided.about, route)
    return { request, answered: { ...shown, tier, confidence, route } }
  }

  decide(journey: Journey, route: RouteReport, alarm: boolean): Promise<Decided> {
    const { role, afterHours } = journey.context
    return journey.recording.step('decide', (span) => {
      const decided = decide(route, { role, afterHours, alarm }, journey.rules)
      span.set(decisionAttributes(decided, route))
      return decided
    })
  }

  private async handOver(
    journey: Journey,
    ended: Pick<Answer, 'route'> &
      Pick<Understanding, 'vector'> & { decided: Decided; reason: Handover['reason'] },
  ): Promise<Pick<Answer, 'handover' | 'related'>> {
    const { sections, logger } = this.the
    const { vector, reason } = ended
    const related = await relatedSections(journey, ended, { sections, vector }).catch(
      (error: unknown) => {
        // A person answers without them, too.
        logger.error('Related sections could not be found.', { error })
        return []
      },
    )
    return { handover: handoverFor(reason, journey.person.role), related }
  }

  private tryAtTheDoor(journey: Journey): Promise<ChainResult> {
    const request = this.requestOf(journey, { vector: null, assistants: [] })
    return this.tryAll(this.the.tiers.atTheDoor, request, journey)
  }

  /** What the words alone settle needs neither the model nor the router. */
  private async answerAtTheDoor(
    journey: Journey,
    { answered, tiers, evidence }: ChainResult,
    taken: TakenAtDoor,
  ): Promise<Outcome> {
    const { assistant, confidence, words } = taken
    const route = taken.route ?? { ...ruledRoute(assistant, words), confidence }
    journey.onProgress({ type: 'routed', route })
    const decided = await this.decide(journey, route, false)
    const shown = await this.show(journey, answered ?? { blocks: [], citations: [] })
    return {
      route,
      decided,
      tiers,
      ...evidence,
      ...(answered && { tier: answered.tier }),
      ...shown,
    }
  }

  private tryAll(
    tiers: AnswerTiers['atTheDoor'],
    request: TierRequest,
    { recording }: Journey,
  ): Promise<ChainResult> {
    return tryTiers(tiers, { request, recording, logger: this.the.logger })
  }

  private requestOf(
    journey: Journey,
    known: Pick<TierRequest, 'vector' | 'assistants'>,
  ): TierRequest {
    const { question, scope, location, person, signal, recording, onProgress } = journey
    const { traceId } = recording
    const now = this.the.clock.now()
    return {
      ...{ traceId, question, scope, location, person, signal, now, ...known },
      onWriting: onProgress,
    }
  }

  private remember(
    request: TierRequest,
    answered: ComposedAnswer & Pick<Answer, 'tier' | 'confidence' | 'route'>,
  ): void {
    try {
      this.the.tiers.remember(request, answered)
    } catch (error) {
      // It is answered anew another time.
      this.the.logger.error('An answer could not be remembered.', { error })
    }
  }

  private async emergency(
    journey: Journey,
    { vector, finding }: Understanding & { finding: Finding },
  ): Promise<ComposedAnswer & Pick<Answer, 'emergency' | 'tier'>> {
    const { question, scope, location, recording } = journey
    const { kinds } = finding
    const search = { question, vector, scope, kinds }
    const procedure = await recording
      .step('procedure', (span) => {
        const found = this.the.procedures.procedure(search)
        span.set({ 'clubos.retrieval.citations': found.citations.length })
        return found
      })
      .catch((error: unknown) => {
        // The alarm stands without a procedure, too.
        this.the.logger.error('The procedure could not be read.', { error })
        return { blocks: [], citations: [] }
      })
    const emergency: EmergencyReport = {
      ...finding,
      location: location && { name: location.name, address: location.address },
      acknowledgedBy: null,
      acknowledgedAt: null,
    }
    return { emergency, tier: 'knowledge', ...(await this.show(journey, procedure)) }
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
      // Guests get nothing that rests on nothing.
      const mayShow = (number: number | null) => (number === null ? !guest : numbers.has(number))
      span.set({ 'clubos.audience.removed': composed.citations.length - citations.length })
      const blocks = composed.blocks.filter(({ citation, alsoCited = [] }) =>
        [citation, ...alsoCited].every(mayShow),
      )
      return { citations, blocks }
    })
    for (const citation of allowed.citations) journey.onProgress({ type: 'cited', citation })
    for (const block of allowed.blocks) journey.onProgress({ type: 'block', block })
    return allowed
  }
}

/** Of a text in which a model made things up, what is left is given once and not again. */
function wasPartlyInvented({ generation }: Pick<Partial<Answer>, 'generation'>): boolean {
  return (generation?.citationsDropped ?? 0) + (generation?.sentencesDropped ?? 0) > 0
}

/** An answer ahead of its question. */
export interface Rehearsed {
  readonly request: TierRequest
  readonly answered: ComposedAnswer & Pick<Answer, 'tier' | 'confidence' | 'route'>
}

const nothingTried: ChainResult = { answered: null, tiers: [], evidence: {} }
