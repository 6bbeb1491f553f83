import { labels } from '@shared/ask/assistant'
import type { DriftWeek } from '@shared/training/training-contract'
import { assistantNames } from '../../../app/vocabulary'
import { shareText } from '../../../ui/figure-text'
import panels from '../../../ui/panels.module.css'
import { trainingText } from '../training-text'
import classes from './drift-section.module.css'

// Narrower parts have no room for their two letters.
const letteredFrom = 0.06

interface Props {
  readonly week: DriftWeek
}

/** One part per assistant, always in the same order, lettered where there is room. */
export function WeekBar({ week }: Props) {
  const parts = sharesOf(week).filter(({ share }) => share > 0)
  return (
    <td className={classes.barColumn}>
      <span
        role="img"
        aria-label={parts.map(({ label, share }) => named(label, share)).join(', ')}
        className={classes.bar}
      >
        {parts.map(({ label, share }) => (
          <span
            key={label}
            className={classes.part}
            data-label={label}
            title={named(label, share)}
            style={{ width: `${100 * share}%` }}
          >
            {share >= letteredFrom && trainingText.codes[label]}
          </span>
        ))}
      </span>
    </td>
  )
}

/** The same as numbers, one cell per assistant. */
export function WeekShares({ week }: Props) {
  return sharesOf(week).map(({ label, share }) => (
    <td key={label} className={share === 0 ? panels.dim : undefined}>
      {shareText(share)}
    </td>
  ))
}

function sharesOf({ byLabel, questions }: DriftWeek) {
  const counts = new Map(byLabel.map(({ label, count }) => [label, count]))
  return labels.map((label) => ({
    label,
    share: questions === 0 ? 0 : (counts.get(label) ?? 0) / questions,
  }))
}

function named(label: keyof typeof assistantNames, share: number): string {
  return `${assistantNames[label]} ${shareText(share)}`
}
