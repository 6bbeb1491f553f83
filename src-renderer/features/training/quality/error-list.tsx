import { Button } from '@mantine/core'
import { labels } from '@shared/ask/assistant'
import type { RouterCandidate, RouterMetrics } from '@shared/training/training-contract'
import { useState } from 'react'
import { assistantNames } from '../../../app/vocabulary'
import { countText } from '../../../ui/figure-text'
import { Note } from '../../../ui/note'
import panels from '../../../ui/panels.module.css'
import { trainingText } from '../training-text'
import type { ConfusionCell } from './confusion-cell'
import { ErrorRow } from './error-row'
import classes from './quality-section.module.css'
import { useErrorActions } from './use-error-actions'

const pageSize = 10
const text = trainingText.quality

interface Props {
  readonly candidate: RouterCandidate
  readonly cell: ConfusionCell | null
  readonly onCell: (cell: ConfusionCell | null) => void
}

/** What the candidate decides otherwise than its label says: one of the two is wrong. */
export function ErrorList({ candidate, cell, onCell }: Props) {
  const [shown, setShown] = useState(pageSize)
  const errors = candidate.errors.filter(
    ({ example, decided }) =>
      cell === null || (example.label === cell.truth && decided === cell.decided),
  )
  const visible = errors.slice(0, shown)
  const { position, setPosition, ...actions } = useErrorActions(candidate, visible)
  const more = errors.length - visible.length
  return (
    <section aria-label={text.errors} className={panels.card}>
      <ErrorsHead
        cell={cell}
        count={text.errorsOfAll(
          countText(errors.length),
          countText(errorCount(candidate.metrics, cell)),
        )}
        onAll={() => onCell(null)}
      />
      {actions.error !== null && (
        <Note tone="bad">
          {trainingText.notSaved}: {actions.error.message}
        </Note>
      )}
      {errors.length === 0 && <p className={panels.hint}>{text.errorsNone}</p>}
      <ul id="training-errors" tabIndex={-1} aria-label={text.errors} className={classes.errors}>
        {visible.map((error, at) => (
          <ErrorRow
            key={actions.keyOf(error)}
            error={error}
            current={at === position}
            outcome={actions.outcomeOf(error)}
            onSelect={() => setPosition(at)}
            onLabel={(label) => actions.relabel(error, label)}
            onKeep={() => actions.keep(error)}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button size="xs" variant="default" onClick={() => setShown(shown + pageSize)}>
          {text.more(Math.min(pageSize, more))}
        </Button>
      )}
    </section>
  )
}

/** All that the matrix counts as wrong; the list holds the most confident of them. */
function errorCount({ confusion }: RouterMetrics, cell: ConfusionCell | null): number {
  const rows = confusion.map((row, at) => row.map((count, column) => (at === column ? 0 : count)))
  if (cell !== null) return rows[labels.indexOf(cell.truth)]?.[labels.indexOf(cell.decided)] ?? 0
  return rows.flat().reduce((sum, count) => sum + count, 0)
}

interface HeadProps extends Pick<Props, 'cell'> {
  readonly count: string
  readonly onAll: () => void
}

function ErrorsHead({ cell, count, onAll }: HeadProps) {
  const title =
    cell === null
      ? text.errors
      : text.errorsOf(assistantNames[cell.truth], assistantNames[cell.decided])
  return (
    <div className={panels.cardHead}>
      <h2 className={panels.cardTitle}>
        {title} <span className={panels.dim}>{count}</span>
      </h2>
      {cell === null && <p className={panels.hint}>{text.errorsHint}</p>}
      {cell !== null && (
        <Button size="compact-xs" variant="default" onClick={onAll}>
          {text.showAll}
        </Button>
      )}
    </div>
  )
}
