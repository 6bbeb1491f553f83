import { type KeyboardEvent, useState } from 'react'
import { clockText } from '../../../ui/time-text'
import { fromLocalMoment } from '../fields/local-moment'
import { bulkText } from './bulk-text'
import classes from './change-menu.module.css'

interface Props {
  /** @param label for people */
  readonly onSet: (dueAt: string, label: string) => void
  readonly onLeave: () => void
}

/** Any other time, in local time. */
export function DueInput({ onSet, onLeave }: Props) {
  const [written, setWritten] = useState('')
  const dueAt = fromLocalMoment(written)
  const set = () => {
    if (dueAt !== null) onSet(dueAt, clockText(dueAt))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') set()
    else onLeave()
  }
  return (
    <div className={classes.due}>
      <input
        type="datetime-local"
        aria-label={bulkText.due.exactly}
        className={classes.dueInput}
        value={written}
        onChange={({ currentTarget }) => setWritten(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="button" className={classes.set} disabled={dueAt === null} onClick={set}>
        {bulkText.due.set}
      </button>
    </div>
  )
}
