import type { Tier } from '@shared/ask/assistant'
import {
  IconBook2,
  IconBrain,
  IconForms,
  IconHistory,
  IconSparkles,
  IconUser,
} from '@tabler/icons-react'
import { tierNames } from '../../app/vocabulary'
import { Badge } from '../../ui/badge'

const icons = {
  template: IconForms,
  exact: IconHistory,
  semantic: IconBrain,
  knowledge: IconBook2,
  generated: IconSparkles,
  human: IconUser,
} satisfies Record<Tier, unknown>

/** How an answer came about. */
export function TierBadge({ tier }: { readonly tier: Tier }) {
  return (
    <Badge tone={tier === 'human' ? 'warn' : 'plain'}>
      <TierIcon tier={tier} />
      {tierNames[tier]}
    </Badge>
  )
}

export function TierIcon({ tier, size = 13 }: { readonly tier: Tier; readonly size?: number }) {
  const Icon = icons[tier]
  return <Icon size={size} aria-hidden="true" />
}
