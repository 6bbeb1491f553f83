import { labels } from '@shared/ask/assistant'
import type { DriftWeek } from '@shared/training/training-contract'
import { assistantNames } from '../../../app/vocabulary'
import { countText } from '../../../ui/figure-text'
import { probabilityText } from '../../../ui/measure-text'
import panels from '../../../ui/panels.module.css'
import { ScrollPage } from '../../../ui/scroll-page'
import { dayText } from '../../../ui/time-text'
import { ChartCard } from '../chart-card'
import { ColumnNames } from '../column-names'
import { EmptySection } from '../empty-section'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'
import classes from './drift-section.module.css'
import { WeekBar, WeekShares } from './week-shares'

const text = trainingText.drift

/** Whether what people ask becomes something else than what the router was made for. */
export function DriftSection({ weeks }: { readonly weeks: readonly DriftWeek[] }) {
  if (weeks.length === 0) return <EmptySection title={text.none} hint={text.noneHint} />
  return (
    <ScrollPage label={trainingText.sections.drift}>
      <ChartCard title={text.title} hint={text.hint} names={text}>
        {(table) => (
          <>
            {!table && <Legend />}
            <TableScroll label={text.title}>
              <WeekTable weeks={weeks} numbers={table} />
            </TableScroll>
          </>
        )}
      </ChartCard>
    </ScrollPage>
  )
}

interface TableProps {
  readonly weeks: readonly DriftWeek[]
  /** Shares as numbers instead of a bar. */
  readonly numbers: boolean
}

function WeekTable({ weeks, numbers }: TableProps) {
  return (
    <table className={`${panels.table} ${classes.weeks}`}>
      <thead>
        <tr>
          <th scope="col">{text.week}</th>
          <th scope="col">{text.questions}</th>
          {!numbers && (
            <th scope="col" className={classes.barColumn}>
              {text.shares}
            </th>
          )}
          {numbers && <ColumnNames names={labels.map((label) => assistantNames[label])} />}
          <th scope="col">{text.confidence}</th>
          <th scope="col">{text.drift}</th>
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.monday}>
            <th scope="row">{dayText(`${week.monday}T12:00:00`)}</th>
            <td>{countText(week.questions)}</td>
            {numbers ? <WeekShares week={week} /> : <WeekBar week={week} />}
            <td>{week.questions === 0 ? '–' : probabilityText(week.confidence)}</td>
            <td>
              <Drift drift={week.drift} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Drift({ drift }: Pick<DriftWeek, 'drift'>) {
  if (drift === null) return <span className={panels.dim}>{text.first}</span>
  return (
    <span className={classes.drift}>
      <span className={classes.driftTrack} aria-hidden="true">
        <span style={{ width: `${100 * drift}%` }} />
      </span>
      {drift.toFixed(2)}
    </span>
  )
}

function Legend() {
  return (
    <ul aria-label={text.legend} className={classes.legend}>
      {labels.map((label) => (
        <li key={label} className={classes.legendItem}>
          <span className={classes.swatch} data-label={label}>
            {trainingText.codes[label]}
          </span>
          {assistantNames[label]}
        </li>
      ))}
    </ul>
  )
}
