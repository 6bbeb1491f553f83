import type { AnswersOverview } from '@shared/answers/answers-contract'
import { IconAlertTriangle, IconCheck, IconQuestionMark } from '@tabler/icons-react'
import { shareText } from '../../../ui/figure-text'
import classes from './answers.module.css'
import { answersText as text } from './answers-text'
import { rangeScale, verdictOf } from './range-scale'

interface Props {
  readonly falseHits: NonNullable<AnswersOverview['semantic']['falseHits']>
  readonly budget: number
}

// Per cent of the width that the mark of the budget takes up to either side.
const besideEnd = 22

const icons = { within: IconCheck, beyond: IconAlertTriangle, unsure: IconQuestionMark }

/** The observed share of wrong hits with its interval, against what is tolerated. */
export function RangeBar({ falseHits, budget }: Props) {
  const { rate, low, high } = falseHits
  const { most, at } = rangeScale(falseHits, budget)
  const verdict = verdictOf(falseHits, budget)
  const Icon = icons[verdict]
  return (
    <div className={classes.range} data-verdict={verdict}>
      <div className={classes.rangeScale} aria-hidden="true">
        <span
          className={classes.rangeBand}
          style={{ left: `${at.low}%`, width: `${at.high - at.low}%` }}
        />
        <span className={classes.rangeRate} style={{ left: `${at.rate}%` }} />
        <span className={classes.rangeBudget} style={{ left: `${at.budget}%` }} />
      </div>
      <div className={classes.rangeEnds} aria-hidden="true">
        <span>{at.budget > besideEnd && '0%'}</span>
        <span
          className={classes.rangeMark}
          // Its middle stands at the budget, but never so far out that it leaves the card.
          style={{ left: `clamp(3.8em, ${at.budget}%, calc(100% - 3.8em))` }}
        >
          {text.budget(shareText(budget))}
        </span>
        <span>{at.budget < 100 - besideEnd && shareText(most)}</span>
      </div>
      <p className={classes.rangeWords}>
        {text.rate(shareText(rate), shareText(low), shareText(high))}
        <span className={classes.verdict}>
          <Icon size={14} aria-hidden="true" />
          {text[verdict](shareText(budget))}
        </span>
      </p>
    </div>
  )
}
