import type { TicketTrend } from '@shared/tickets/ticket-learning-contract'
import shared from '../../../ui/list-detail.module.css'
import { ageText, exactClockText } from '../../../ui/time-text'
import { useMinute } from '../../../ui/use-minute'
import { usePlaceText } from '../relations/ticket-line'
import { trendsText as text } from './learning-text'
import { lengthText } from './length-text'
import classes from './trends.module.css'

interface Props {
  readonly trends: readonly TicketTrend[]
  readonly trendId: string | null
  readonly onOpen: (trendId: string) => void
}

export function TrendList({ trends, trendId, onOpen }: Props) {
  const { what, where, count, open, last, time } = text.columns
  return (
    <div className={classes.table}>
      <div aria-hidden="true" className={classes.columns}>
        {[what, where, count, open, last, time].map((name) => (
          <span key={name}>{name}</span>
        ))}
      </div>
      <div className={shared.scroll}>
        <ul aria-label={text.list} className={shared.rows}>
          {trends.map((trend) => (
            <li key={trend.id}>
              <TrendRow trend={trend} current={trend.id === trendId} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

interface RowProps {
  readonly trend: TicketTrend
  readonly current: boolean
  readonly onOpen: (trendId: string) => void
}

function TrendRow({ trend, current, onOpen }: RowProps) {
  const placeOf = usePlaceText()
  const now = useMinute()
  return (
    <button
      type="button"
      className={`${shared.row} ${classes.row}`}
      aria-current={current || undefined}
      onClick={() => onOpen(trend.id)}
    >
      <span className={classes.what}>
        <span className={classes.about}>{trend.about}</span>
        <span className={classes.latest}>{text.latest(trend.lastTitle)}</span>
      </span>
      <span className={`${classes.cell} ${classes.place}`}>{placeOf(trend)}</span>
      <span className={classes.cell}>{text.times(trend.count)}</span>
      <span className={classes.cell}>{text.stillOpen(trend.open)}</span>
      <time
        className={classes.cell}
        dateTime={trend.lastAt}
        title={exactClockText(trend.lastAt, now)}
      >
        {ageText(trend.lastAt, now)}
      </time>
      <span className={classes.cell} title={text.openFor(lengthText(trend.openMs))}>
        {lengthText(trend.openMs)}
      </span>
    </button>
  )
}
