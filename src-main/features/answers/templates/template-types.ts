import type { Audience } from '@shared/accounts/role'
import type { AnswerBlock, Citation } from '@shared/ask/ask-contract'
import type { StaffedTimes } from '@shared/knowledge/opening-hours'

/** Where a row comes from: what a citation says of it. */
export interface Provenance {
  readonly id: string
  readonly version: number
  /** ISO 8601, UTC. */
  readonly updatedAt: string
  /** Name of who changed it last; null where nobody is known. */
  readonly updatedBy: string | null
}

/** One structured setting, such as a price or a password. */
export interface Fact extends Provenance {
  readonly key: string
  /** Null: the same at every location. */
  readonly locationId: string | null
  /** As it was stored: checked where it is used. */
  readonly value: unknown
  readonly audience: Audience
}

/** A location as its row says; everybody may know it. */
export interface PlaceFacts extends Provenance {
  readonly name: string
  readonly address: string
  /** E.164. */
  readonly phone: string
  /** Null where the hours or the zone are in no form that is known. */
  readonly times: NamedTimes | null
}

/** When a place is open and staffed, with the names of its holidays. */
export interface NamedTimes extends StaffedTimes {
  readonly holidays: readonly (StaffedTimes['holidays'][number] & { readonly name: string })[]
}

export type FactBook = readonly Fact[]

/** A question of which every word was understood. */
export interface TemplateReading {
  readonly template: string
  readonly assistant: 'customer-info'
  /** What fills the template, such as `{ day: 'tomorrow', place: 'truro' }`. */
  readonly slots: Readonly<Record<string, string>>
  /** The words that chose the template. */
  readonly words: readonly string[]
}

export interface TemplateAnswer {
  readonly blocks: readonly AnswerBlock[]
  readonly citations: readonly Citation[]
  /** The slots of the reading, with the place that was chosen where the question names none. */
  readonly slots: Readonly<Record<string, string>>
}

/** Who asks, where and when. */
export interface TemplateScope {
  readonly audiences: readonly Audience[]
  /** Chosen on the screen; what the question names goes before it. */
  readonly locationId: string | null
  readonly now: Date
}
