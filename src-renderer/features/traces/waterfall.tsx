import { SpanBar } from '../../app/span-bar'
import { type SpanRow, scaleMarks, traceEnd } from '../../app/span-rows'
import { exactDurationText } from '../../ui/measure-text'
import { attributeHint } from './attribute-hint'
import { tracesText } from './traces-text'
import classes from './waterfall.module.css'

interface Props {
  readonly rows: readonly SpanRow[]
  readonly selected: string
  readonly onSelect: (spanId: string) => void
}

/** All steps on one scale; a step's row shows its attributes below. */
export function Waterfall({ rows, selected, onSelect }: Props) {
  const end = traceEnd(rows.map(({ span }) => span))
  return (
    <table aria-label={tracesText.steps} className={classes.table}>
      <thead>
        <tr>
          <th scope="col" className={classes.name}>
            {tracesText.step}
          </th>
          <th scope="col" className={classes.scale}>
            <Scale end={end} />
          </th>
          <th scope="col" className={classes.time}>
            {tracesText.time}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.span.spanId}
            {...{ row, end, onSelect }}
            selected={row.span.spanId === selected}
          />
        ))}
      </tbody>
    </table>
  )
}

function Scale({ end }: { readonly end: number }) {
  const marks = scaleMarks(end)
  return (
    <span className={classes.marks}>
      {marks.map((mark) => (
        <span key={mark} className={classes.mark} style={{ left: `${(100 * mark) / end}%` }}>
          {mark === marks.at(-1) ? tracesText.milliseconds(mark) : mark}
        </span>
      ))}
    </span>
  )
}

interface RowProps extends Pick<Props, 'onSelect'> {
  readonly row: SpanRow
  readonly end: number
  readonly selected: boolean
}

function Row({ row: { span, depth }, end, selected, onSelect }: RowProps) {
  return (
    // The button inside is for the keyboard; the whole row is the target for the mouse.
    <tr
      className={classes.row}
      data-selected={selected || undefined}
      onClick={() => onSelect(span.spanId)}
    >
      <td className={classes.name} style={{ paddingLeft: 16 + 16 * depth }}>
        <button type="button" aria-pressed={selected} className={classes.select}>
          {span.name}
          {span.status === 'error' && <span className={classes.failed}>{tracesText.failed}</span>}
        </button>
        <span className={classes.hint}>{attributeHint(span.attributes)}</span>
      </td>
      <td className={classes.scale}>
        <SpanBar span={span} end={end} root={depth === 0} />
      </td>
      <td className={classes.time}>{exactDurationText(span.durationMs)}</td>
    </tr>
  )
}
