import { IconCheck, IconPlayerSkipForward } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { assistantNames } from '../../../app/vocabulary'
import { percentText } from '../../../ui/figure-text'
import shared from '../../../ui/list-detail.module.css'
import { trainingText } from '../training-text'
import classes from './uncertain-section.module.css'
import type { QueueRow } from './use-uncertain'

const text = trainingText.uncertain

interface Props {
  readonly rows: readonly QueueRow[]
  readonly position: number
  readonly onChoose: (position: number) => void
}

/** Everything that waits, and what was done with it; nothing in it moves meanwhile. */
export function QueueList({ rows, position, onChoose }: Props) {
  const current = useRef<HTMLLIElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the current row is another one now
  useEffect(() => current.current?.scrollIntoView({ block: 'nearest' }), [position])
  const done = rows.filter(({ outcome }) => outcome?.kind === 'labelled').length
  return (
    <div className={shared.pane}>
      <p className={classes.progress}>{text.progress(done, rows.length)}</p>
      <ul
        id="training-queue"
        aria-label={text.list}
        tabIndex={-1}
        className={`${shared.scroll} ${shared.marksCurrent} ${classes.list}`}
      >
        {rows.map((row, at) => (
          <li key={row.question.traceId} ref={at === position ? current : null}>
            <button
              type="button"
              className={`${shared.row} ${classes.row}`}
              aria-current={at === position || undefined}
              data-done={row.outcome?.kind === 'labelled' || row.elsewhere || undefined}
              onClick={() => onChoose(at)}
            >
              <span className={classes.rowText}>{row.question.text}</span>
              <RowState row={row} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function RowState({ row: { question, outcome, elsewhere } }: { readonly row: QueueRow }) {
  if (outcome?.kind === 'labelled') {
    return (
      <span className={classes.rowDone}>
        <IconCheck size={14} aria-hidden="true" />
        {text.labelled(assistantNames[outcome.label])}
      </span>
    )
  }
  if (elsewhere) return <span className={classes.rowState}>{text.elsewhere}</span>
  const [first, second] = question.scores
  return (
    <span className={classes.rowState}>
      {outcome?.kind === 'skipped' && (
        <span className={classes.skipped}>
          <IconPlayerSkipForward size={14} aria-hidden="true" />
          {text.skipped}
        </span>
      )}
      {first !== undefined && second !== undefined && (
        <span>{text.thinks(assistantNames[first.label], assistantNames[second.label])}</span>
      )}
      <span className={classes.rowShare}>{text.unsure(percentText(question.uncertainty))}</span>
    </span>
  )
}
