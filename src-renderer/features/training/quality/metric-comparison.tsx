import type {
  RouterCandidate,
  RouterMetrics,
  RouterModelSummary,
} from '@shared/training/training-contract'
import { pointsText, shareText } from '../../../ui/figure-text'
import panels from '../../../ui/panels.module.css'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'
import { type MetricRow, metricRows } from './metric-rows'
import classes from './quality-section.module.css'

const text = trainingText.quality

interface Props {
  readonly live: RouterModelSummary
  readonly candidate: RouterCandidate | null
}

export function MetricComparison({ live, candidate }: Props) {
  const metrics = candidate?.metrics ?? live.metrics
  const title = candidate === null ? text.only : text.compared
  return (
    <section aria-label={title} className={panels.card}>
      <h2 className={panels.cardTitle}>{title}</h2>
      {metrics !== null && <p className={panels.hint}>{validationText(metrics)}</p>}
      <TableScroll label={title}>
        <table className={`${panels.table} ${classes.comparison}`}>
          <thead>
            <tr>
              <th scope="col">{text.figure}</th>
              <th scope="col">{text.live}</th>
              {candidate !== null && <th scope="col">{text.candidate}</th>}
              {candidate !== null && <th scope="col">{text.difference}</th>}
            </tr>
          </thead>
          <tbody>
            {metricRows(live.metrics, candidate?.metrics ?? null).map((row) => (
              <Row key={row.name} row={row} compared={candidate !== null} />
            ))}
            {candidate !== null && <NewExamplesRow candidate={candidate} />}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

/** As many folds as examples: each of them was left out once. */
function validationText({ folds, examples }: RouterMetrics): string {
  return folds >= examples ? text.leftOut : text.validated(folds)
}

interface RowProps {
  readonly row: MetricRow
  readonly compared: boolean
}

function Row({ row: { name, live, candidate, difference, verdict }, compared }: RowProps) {
  return (
    <tr>
      <th scope="row">{trainingText.figures[name]}</th>
      <td className={compared ? panels.dim : undefined}>{live ?? '–'}</td>
      {compared && <td>{candidate ?? '–'}</td>}
      {compared && (
        <td>
          <Difference difference={difference} verdict={verdict} />
        </td>
      )}
    </tr>
  )
}

function NewExamplesRow({ candidate }: { readonly candidate: RouterCandidate }) {
  const { count, live, candidate: own } = candidate.newExamples
  if (count === 0) return null
  const shown = Math.round((own - live) * 1_000)
  const verdict = shown === 0 ? 'same' : shown > 0 ? 'better' : 'worse'
  return (
    <tr>
      <th scope="row">{trainingText.figures.newExamples(count)}</th>
      <td className={panels.dim}>{shareText(live)}</td>
      <td>{shareText(own)}</td>
      <td>
        <Difference difference={pointsText(own - live)} verdict={verdict} />
      </td>
    </tr>
  )
}

/** Sign and word: the colour says nothing that they do not. */
export function Difference({ difference, verdict }: Pick<MetricRow, 'difference' | 'verdict'>) {
  if (difference === null) return '–'
  return (
    <span className={classes.difference} data-verdict={verdict}>
      {difference}
      {verdict !== null && <span className={classes.verdict}>{text[verdict]}</span>}
    </span>
  )
}
