import type { Answer } from '@shared/ask/ask-contract'
import { tierReasonText } from './tier-reason-text'

/** Why a model's text was not used in an answer that is only the next best; null for any other. */
export function fallbackReason({ tiers }: Answer): string | null {
  if (tiers.at(-1)?.reason !== 'fallback') return null
  const model = tiers.find(({ tier }) => tier === 'generated')
  return model === undefined ? null : tierReasonText[model.reason]
}
