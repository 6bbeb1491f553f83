import type { TierVerdict } from '@shared/ask/answer-evidence'
import type { Answer } from '@shared/ask/ask-contract'
import type { Tier } from '@shared/ask/assistant'
import { askText } from '../ask-text'
import { tierReasonText } from '../tier-reason-text'

export interface TierRow {
  readonly tier: Tier
  readonly outcome: TierVerdict['outcome'] | 'handed-over'
  /** Null in answers from before reasons were kept. */
  readonly reason: string | null
  /** Milliseconds. */
  readonly ms: number | null
}

/** What became of the question, tier by tier, and last the person who was asked instead. */
export function tierRows(answer: Answer): readonly TierRow[] {
  const { handover, ms, tier, tiers } = answer
  const tried = triedRows(tiers)
  if (handover !== null) {
    const reason = askText.handoverReasons[handover.reason]
    return [...tried, { tier: 'human', outcome: 'handed-over', reason, ms: null }]
  }
  return tried.length > 0 ? tried : [{ tier, outcome: 'answered', reason: null, ms }]
}

/** What each tier made of the question, in the order in which they were tried. */
export function triedRows(tiers: readonly TierVerdict[]): readonly TierRow[] {
  return tiers.map((verdict) => ({ ...verdict, reason: tierReasonText[verdict.reason] }))
}
