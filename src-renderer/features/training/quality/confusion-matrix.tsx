import { type Label, labels } from '@shared/ask/assistant'
import type { RouterMetrics } from '@shared/training/training-contract'
import { assistantNames } from '../../../app/vocabulary'
import { countText, shareText } from '../../../ui/figure-text'
import panels from '../../../ui/panels.module.css'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'
import type { ConfusionCell } from './confusion-cell'
import classes from './quality-section.module.css'

const text = trainingText.quality

interface Props {
  readonly metrics: RouterMetrics
  readonly cell: ConfusionCell | null
  /** Null where there are no errors to filter. */
  readonly onChoose: ((cell: ConfusionCell | null) => void) | null
}

/** Where each assistant's questions go; a wrong cell filters the errors below. */
export function ConfusionMatrix({ metrics, cell, onChoose }: Props) {
  return (
    <section aria-label={text.confusion} className={panels.card}>
      <div className={panels.cardHead}>
        <h2 className={panels.cardTitle}>{text.confusion}</h2>
        <p className={panels.hint}>{text.confusionHint}</p>
      </div>
      <TableScroll label={text.confusion}>
        <table className={classes.matrix}>
          <thead>
            <tr>
              <td />
              {labels.map((label) => (
                <th key={label} scope="col">
                  {assistantNames[label]}
                </th>
              ))}
              <th scope="col" className={classes.edge}>
                {text.recall}
              </th>
            </tr>
          </thead>
          <tbody>
            {labels.map((truth, row) => (
              <MatrixRow
                key={truth}
                {...{ truth, cell, onChoose }}
                counts={metrics.confusion[row] ?? []}
              />
            ))}
            <PrecisionRow metrics={metrics} />
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

interface RowProps extends Pick<Props, 'cell' | 'onChoose'> {
  readonly truth: Label
  readonly counts: readonly number[]
}

function MatrixRow({ truth, counts, cell, onChoose }: RowProps) {
  const sum = counts.reduce((total, count) => total + count, 0)
  return (
    <tr>
      <th scope="row">{assistantNames[truth]}</th>
      {labels.map((decided, column) => {
        const count = counts[column] ?? 0
        const chosen = cell?.truth === truth && cell.decided === decided
        return (
          <td
            key={decided}
            data-right={truth === decided || undefined}
            data-zero={count === 0 || undefined}
            style={{ '--heat': `${heat(count, sum)}%` } as React.CSSProperties}
          >
            {onChoose === null || count === 0 || truth === decided ? (
              countText(count)
            ) : (
              <button
                type="button"
                className={classes.cell}
                aria-pressed={chosen}
                aria-label={text.cell(assistantNames[truth], assistantNames[decided], count)}
                onClick={() => onChoose(chosen ? null : { truth, decided })}
              >
                {countText(count)}
              </button>
            )}
          </td>
        )
      })}
      <td className={classes.edge}>{shareOf(counts[labels.indexOf(truth)] ?? 0, sum)}</td>
    </tr>
  )
}

function PrecisionRow({ metrics }: Pick<Props, 'metrics'>) {
  return (
    <tr className={classes.precision}>
      <th scope="row">{text.precision}</th>
      {labels.map((label, column) => {
        const sum = metrics.confusion.reduce((total, row) => total + (row[column] ?? 0), 0)
        return <td key={label}>{shareOf(metrics.confusion[column]?.[column] ?? 0, sum)}</td>
      })}
      <td className={classes.edge} />
    </tr>
  )
}

function shareOf(count: number, sum: number): string {
  return sum === 0 ? '–' : shareText(count / sum)
}

/** Few wrong ones must be seen beside many right ones, so not in proportion. */
function heat(count: number, sum: number): number {
  return sum === 0 ? 0 : Math.round(60 * Math.sqrt(count / sum))
}
