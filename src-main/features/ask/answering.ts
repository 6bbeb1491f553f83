import type { Answer, EmergencyReport, RouteReport } from '@shared/ask/ask-contract'
import type { Logger } from '../../platform/logger'
import { handoverFor, shownTo } from './answer-parts'
import type { ComposedAnswer, KnowledgeAnswers } from './ask-ports'
import type { Journey, Outcome } from './journey'
import type { Finding, QuestionReader, Understanding, Verdict } from './question-reader'
import { type Decided, decide } from './routing-decision'
import { decisionAttributes } from './span-attributes'

/** From a question at the door to what is shown: route, decision, retrieval, composed answer. */
export class Answering {
  constructor(
    private readonly the: {
      readonly reader: QuestionReader
      readonly knowledge: KnowledgeAnswers
      readonly logger: Logger
    },
  ) {}

  async answer(journey: Journey, verdict: Verdict): Promise<Outcome> {
    const { question, recording, scope, person } = journey
    const understood = await this.the.reader.understand(journey, verdict)
    const { vector, finding } = understood
    const route = shownTo(person.role, understood.route)
    journey.onProgress({ type: 'routed', route })
    const decided = await this.decide(journey, route, finding !== null)
    const outcome = { route, decided }
    if (finding !== null) {
      return { ...outcome, ...(await this.emergency(journey, { route, vector, finding })) }
    }
    const { reason, consulted: assistants } = decided
    if (reason !== null) return { ...outcome, handover: handoverFor(reason, person.role) }
    const composed = await recording.step('retrieval', (span) => {
      const found = this.the.knowledge.answer({ question, vector, scope, assistants })
      span.set({ 'clubos.retrieval.citations': found?.citations.length ?? 0 })
      return found
    })
    if (composed === null) return { ...outcome, handover: handoverFor('no-passage', person.role) }
    return { ...outcome, ...(await this.show(journey, composed)) }
  }

  decide(journey: Journey, route: RouteReport, alarm: boolean): Promise<Decided> {
    const { role, afterHours } = journey.context
    return journey.recording.step('decide', (span) => {
      const decided = decide(route, { role, afterHours, alarm }, journey.rules)
      span.set(decisionAttributes(decided, route))
      return decided
    })
  }

  private async emergency(
    journey: Journey,
    { vector, finding }: Understanding & { finding: Finding },
  ): Promise<ComposedAnswer & Pick<Answer, 'emergency'>> {
    const { question, scope, location, recording } = journey
    const { kinds } = finding
    const search = { question, vector, scope, kinds }
    const procedure = await recording
      .step('procedure', (span) => {
        const found = this.the.knowledge.procedure(search)
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
    return { emergency, ...(await this.show(journey, procedure)) }
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
}
