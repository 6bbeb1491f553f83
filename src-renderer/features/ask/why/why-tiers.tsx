import type { Answer } from '@shared/ask/ask-contract'
import { TierList } from './tier-list'
import { tierRows } from './tier-rows'
import { WhySection } from './why-section'
import { whyText } from './why-text'

/** Every tier that was tried, in order: what it made of the question, why, and how long it took. */
export function WhyTiers({ answer }: { readonly answer: Answer }) {
  return (
    <WhySection title={whyText.tiers}>
      <TierList rows={tierRows(answer)} />
    </WhySection>
  )
}
