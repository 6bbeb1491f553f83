import { Button } from '@mantine/core'
import { labels } from '@shared/ask/assistant'
import type { DriftWeek } from '@shared/training/training-contract'
import { IconChartBar, IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import { assistantNames } from '../../../app/vocabulary'
import { probabilityText } from '../../../ui/measure-text'
import { dayText } from '../../../ui/time-text'
import { countText } from '../figure-text'
import panels from '../panels.module.css'
import { ScrollPage } from '../scroll-page'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'
import classes from './drift-section.module.css'
import { WeekBar, WeekShares } from './week-shares'

const text = trainingText.drift

/** Whether what people ask becomes something else than what the router was made for. */
export function DriftSection({ weeks }: { readonly weeks: readonly DriftWeek[] }) {
  const [table, setTable] = useState(false)
  if (weeks.length === 0) return <Nothing />
  const Icon = table ? IconChartBar : IconTable
  return (
    <ScrollPage label={trainingText.sections.drift}>
      <section aria-label={text.title} className={panels.card}>
        <div className={panels.cardHead}>
          <h2 className={panels.cardTitle}>{text.title}</h2>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<Icon size={14} aria-hidden="true" />}
            onClick={() => setTable(!table)}
          >
            {table ? text.chart : text.table}
          </Button>
        </div>
        <p className={panels.hint}>{text.hint}</p>
        {!table && <Legend />}
        <TableScroll label={text.title}>
          <WeekTable weeks={weeks} numbers={table} />
        </TableScroll>
      </section>
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
          {numbers &&
            labels.map((label) => (
              <th key={label} scope="col">
                {assistantNames[label]}
              </th>
            ))}
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

function Nothing() {
  return (
    <div className={panels.empty}>
      <p>{text.none}</p>
      <p>{text.noneHint}</p>
    </div>
  )
}
