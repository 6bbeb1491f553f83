import type { Audience } from '@shared/accounts/role'
import type { Assistant } from '@shared/ask/assistant'

/** One section of an approved SOP version, as retrieval and composition see it. */
export interface Passage {
  readonly id: string
  readonly sopId: string
  /** The SOP's title. */
  readonly sop: string
  readonly heading: string
  /** Headings above and including the section's own, joined by ` › `. */
  readonly path: string
  /** The section's own Markdown. */
  readonly text: string
  readonly assistant: Assistant
  readonly audience: Audience
  /** Location ids it holds for; empty means all. */
  readonly locations: readonly string[]
  readonly version: number
  /** SHA-256 of the SOP version it belongs to, hex. */
  readonly sha256: string
  readonly author: string
  readonly approvedAt: string
}

/** Who asks, and from where: what retrieval may look at. */
export interface RetrievalScope {
  readonly audiences: readonly Audience[]
  /** Location the question is about; `null` when nobody said. */
  readonly locationId: string | null
}

export function inScope(passage: Passage, scope: RetrievalScope): boolean {
  if (!scope.audiences.includes(passage.audience)) return false
  return (
    scope.locationId === null ||
    passage.locations.length === 0 ||
    passage.locations.includes(scope.locationId)
  )
}

export interface Place {
  readonly id: string
  readonly name: string
}

/** Ids of the places that a passage's heading names: "How much is an hour at Truro?" */
export function placesNamedBy({ heading }: Passage, places: readonly Place[]): readonly string[] {
  return places
    .filter(({ name }) => heading.toLowerCase().includes(name.toLowerCase()))
    .map(({ id }) => id)
}

/** What a passage's vector is made of: the headings say what the section is about. */
export function embeddingText(passage: Pick<Passage, 'sop' | 'heading' | 'text'>): string {
  return `${passage.sop} › ${passage.heading}\n${passage.text}`
}
