import type { Person } from '@shared/accounts/account-contract'
import type { Audience } from '@shared/accounts/role'
import type {
  CacheReport,
  GenerationReport,
  TemplateReport,
  TierReason,
} from '@shared/ask/answer-evidence'
import type {
  Answer,
  AnswerBlock,
  AskProgress,
  Citation,
  EmergencyReport,
  RouteReport,
} from '@shared/ask/ask-contract'
import type { Assistant, Tier } from '@shared/ask/assistant'
import type { RoutingContext } from '@shared/ask/routing-context'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { StaffedTimes } from '@shared/knowledge/opening-hours'
import type { Span } from '@shared/traces/trace-contract'

/** What asking needs of the other features; `compose.ts` passes them in. */

export interface QuestionScope {
  readonly audiences: readonly Audience[]
  readonly locationId: string | null
}

export interface ComposedAnswer {
  readonly blocks: readonly AnswerBlock[]
  readonly citations: readonly Citation[]
}

/** What a tier is asked. */
export interface TierRequest {
  readonly traceId: string
  readonly question: string
  /** `null` without the model, and at the door. */
  readonly vector: Float32Array | null
  readonly scope: QuestionScope
  readonly location: Location | null
  readonly person: Person
  /** Whose knowledge leads; empty at the door, before anybody was chosen. */
  readonly assistants: readonly Assistant[]
  readonly now: Date
  readonly signal: AbortSignal
  /** What a model writes, as it comes. */
  readonly onWriting: (part: WritingPart) => void
}

type Writing = Extract<AskProgress, { type: 'writing' | 'words' }>
type Distribute<Union> = Union extends unknown ? Omit<Union, 'requestId'> : never
export type WritingPart = Distribute<Writing>

/** What is shown under Why beside the verdict. */
export interface TierEvidence {
  readonly template?: TemplateReport
  readonly cache?: CacheReport
  readonly generation?: GenerationReport
}

export type TierResult = TierEvidence & { readonly reason: TierReason } & (
    | ({
        readonly outcome: 'answered'
        /** Whose answer it is, where a tier answers before the question was routed. */
        readonly taken?: TakenAtDoor
      } & ComposedAnswer)
    | {
        readonly outcome: 'passed' | 'off' | 'failed'
        /** What it would have said, should nobody after it say anything better. */
        readonly fallback?: ComposedAnswer
      }
  )

export interface TakenAtDoor {
  readonly assistant: Assistant
  /** 0 to 1. */
  readonly confidence: number
  /** Words of the question that decided. */
  readonly words: readonly string[]
  /** How it was routed when it was first asked. */
  readonly route?: RouteReport
}

/** One way to an answer. What it throws counts as `failed`, and the next tier is tried. */
export interface AnswerTier {
  readonly tier: Tier
  answer(request: TierRequest, span: StepSpan): TierResult | Promise<TierResult>
}

export interface AnswerTiers {
  /** Sure by the words alone: tried before the question is embedded and routed. */
  readonly atTheDoor: readonly AnswerTier[]
  /** Tried in this order once it is known whose question it is. */
  readonly routed: readonly AnswerTier[]
  /** Keeps an answer to be given again. */
  remember(
    request: TierRequest,
    answered: ComposedAnswer & Pick<Answer, 'tier' | 'confidence' | 'route'>,
  ): void
  /** A person judged what they were given. */
  judged(answer: Answer, verdict: 'helpful' | 'wrong'): void
}

/** The club's own procedures, word for word. */
export interface EmergencyProcedures {
  procedure(request: {
    readonly question: string
    readonly vector: Float32Array | null
    readonly scope: QuestionScope
    readonly kinds: readonly string[]
  }): ComposedAnswer
}

/** Sections about what was asked, the nearest first, though none is sure to answer. */
export interface RelatedSections {
  related(
    request: Pick<TierRequest, 'question' | 'vector' | 'scope' | 'assistants'>,
  ): readonly Citation[]
}

/** People who answer what no machine did. */
export type HandOver = (answer: Answer) => void

/** People who see to what is dangerous: told of each emergency once it is kept. */
export type OnEmergency = (answer: Answer) => void

export type EmergencyRules = (question: string) => {
  readonly finding: Pick<EmergencyReport, 'kinds' | 'words'> | null
  /** The text without its figures of speech; `null` where there are none. */
  readonly literal: string | null
}

export interface Router {
  route(question: string, vector: Float32Array | null, context: RoutingContext): RouteReport
}

export interface QuestionEmbedder {
  readonly state: 'loading' | 'ready' | 'unavailable'
  /** What was embedded before needs no model. */
  embedQuestion(text: string): Promise<{
    readonly vector: Float32Array
    readonly source: 'memory' | 'disk' | 'model'
  }>
}

export interface Places {
  all(): readonly Location[]
  /** `null` where nobody knows. */
  timesOf(locationId: string): StaffedTimes | null
}

export interface StepSpan {
  set(attributes: Record<string, string | number | boolean>): void
}

export interface Recording {
  readonly traceId: string
  step<Value>(name: string, work: (span: StepSpan) => Value | Promise<Value>): Promise<Value>
  elapsed(): number
  finish(attributes: Record<string, string | number | boolean>): readonly Span[]
}
