import type { Label } from '@shared/ask/assistant'
import type { TrainingOverview } from '@shared/training/training-contract'
import { assistantNames } from '../../../app/vocabulary'
import { countText } from '../../../ui/figure-text'
import { useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import classes from './data-section.module.css'

const text = trainingText.data

interface Count {
  readonly seed: number
  readonly club: number
}

/** How many examples each assistant has; one of them filters the list beside it. */
export function LabelCounts({ counts }: Pick<TrainingOverview, 'counts'>) {
  const chosen = useTrainingStore((state) => state.filters.label)
  const most = Math.max(1, ...counts.map(({ seed, club }) => seed + club))
  const all = {
    seed: counts.reduce((sum, { seed }) => sum + seed, 0),
    club: counts.reduce((sum, { club }) => sum + club, 0),
  }
  return (
    <section aria-label={text.counts} className={classes.counts}>
      <h2 className={classes.countsTitle}>{text.counts}</h2>
      <ul className={classes.countRows}>
        <CountRow label={null} count={all} most={null} chosen={chosen === null} />
        {counts.map((count) => (
          <CountRow
            key={count.label}
            {...{ count, most }}
            label={count.label}
            chosen={chosen === count.label}
          />
        ))}
      </ul>
      <p className={classes.legend}>
        <span className={classes.legendItem} data-part="seed">
          {text.seed}
        </span>
        <span className={classes.legendItem} data-part="club">
          {text.club}
        </span>
      </p>
    </section>
  )
}

interface RowProps {
  readonly label: Label | null
  readonly count: Count
  /** The longest bar's number; null draws none. */
  readonly most: number | null
  readonly chosen: boolean
}

function CountRow({ label, count: { seed, club }, most, chosen }: RowProps) {
  const filter = useTrainingStore((state) => state.filter)
  return (
    <li>
      <button
        type="button"
        className={classes.count}
        aria-pressed={chosen}
        title={text.split(seed, club)}
        onClick={() => filter({ label: chosen ? null : label })}
      >
        <span className={classes.countLine}>
          <span className={classes.countName}>
            {label === null ? text.all : assistantNames[label]}
          </span>
          <span className={classes.countNumbers}>
            {countText(seed)}
            {club > 0 && <span className={classes.countClub}> +{countText(club)}</span>}
          </span>
        </span>
        {most !== null && (
          <span className={classes.bar} aria-hidden="true">
            <span data-part="seed" style={{ width: `${(100 * seed) / most}%` }} />
            <span data-part="club" style={{ width: `${(100 * club) / most}%` }} />
          </span>
        )}
      </button>
    </li>
  )
}
