import type { Audience } from '@shared/accounts/role'
import type { AnswerBlock, Citation, EmergencyReport, RouteReport } from '@shared/ask/ask-contract'
import type { Assistant } from '@shared/ask/assistant'
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

export interface KnowledgeAnswers {
  /** @returns `null` where no approved section answers. */
  answer(request: {
    readonly question: string
    readonly vector: Float32Array | null
    readonly scope: QuestionScope
    /** Whose SOPs lead. */
    readonly assistants: readonly Assistant[]
  }): ComposedAnswer | null
  /** The club's own procedure, word for word. */
  procedure(request: {
    readonly question: string
    readonly vector: Float32Array | null
    readonly scope: QuestionScope
    readonly kinds: readonly string[]
  }): ComposedAnswer
}

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
