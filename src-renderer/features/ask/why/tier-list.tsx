import { IconArrowRight, IconBan, IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { tierNames } from '../../../app/vocabulary'
import { keyed } from '../../../ui/keyed'
import { exactDurationText } from '../../../ui/measure-text'
import { TierIcon } from '../tier-badge'
import type { TierRow } from './tier-rows'
import classes from './why-evidence.module.css'
import { whyText } from './why-text'

const icons = {
  answered: IconCheck,
  passed: IconMinus,
  off: IconBan,
  failed: IconX,
  'handed-over': IconArrowRight,
} satisfies Record<TierRow['outcome'], unknown>

/** Tiers with what they made of a question. */
export function TierList({ rows }: { readonly rows: readonly TierRow[] }) {
  return (
    <ol className={classes.tiers}>
      {keyed(rows).map(({ key, item }) => (
        <TierLine key={key} row={item} />
      ))}
    </ol>
  )
}

function TierLine({ row: { tier, outcome, reason, ms } }: { readonly row: TierRow }) {
  const Icon = icons[outcome]
  return (
    <li className={classes.tier} data-outcome={outcome}>
      <span className={classes.tierName}>
        <TierIcon tier={tier} size={14} />
        {tierNames[tier]}
      </span>
      <span className={classes.outcome}>
        <Icon size={13} aria-hidden="true" />
        {whyText.outcomes[outcome]}
        {ms !== null && ` · ${exactDurationText(ms)}`}
      </span>
      {reason !== null && <span className={classes.reason}>{reason}</span>}
    </li>
  )
}
