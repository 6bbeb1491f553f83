import type { Answer } from '@shared/ask/ask-contract'
import { type Tier, tiers } from '@shared/ask/assistant'
import type { Span } from '@shared/traces/trace-contract'

export interface TierOutcome {
  readonly tier: Tier
  readonly outcome: 'answered' | 'handed-over' | 'no-answer'
}

/** The tiers that were tried, fastest first, up to the one at which the question ended. */
export function tierOutcomes(answer: Answer, spans: readonly Span[]): readonly TierOutcome[] {
  const tried = new Set(spans.map(tierOf))
  return tiers.slice(0, tiers.indexOf(answer.tier) + 1).flatMap((tier): readonly TierOutcome[] => {
    if (tier !== answer.tier) return tried.has(tier) ? [{ tier, outcome: 'no-answer' }] : []
    return [{ tier, outcome: tier === 'human' ? 'handed-over' : 'answered' }]
  })
}

/** The tier that a step worked for; the root's attribute names the one that answered. */
function tierOf({ name, parentSpanId, attributes }: Span): unknown {
  if (parentSpanId === null) return null
  return attributes['clubos.tier'] ?? (name === 'retrieval' ? 'knowledge' : null)
}
