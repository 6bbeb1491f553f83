import { CloseButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './bulk.module.css'
import { bulkText } from './bulk-text'
import { type ChangeToast, useChangeToast } from './change-toast-store'
import { useUndo } from './use-change-tickets'

/** Long enough to read and to take back, in milliseconds. */
const shownFor = 9_000

/** What became of the last change, with a way back. It announces itself once. */
export function ChangeToastLine() {
  const { toast, dismiss } = useChangeToast()
  return (
    <div role="status" className={classes.toasts}>
      {toast !== null && <Toast key={toast.number} toast={toast} onDismiss={dismiss} />}
    </div>
  )
}

interface Props {
  readonly toast: ChangeToast
  readonly onDismiss: () => void
}

function Toast({ toast, onDismiss }: Props) {
  const [explained, setExplained] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const undo = useUndo()
  useEffect(() => {
    // What is being read or reached for stays.
    const timer = setInterval(() => {
      const element = box.current
      const inUse = element?.matches(':hover, :focus-within') === true
      if (!inUse && !explained) onDismiss()
    }, shownFor)
    return () => clearInterval(timer)
  }, [explained, onDismiss])
  const { message, tone, lines, undoId } = toast
  return (
    <div ref={box} className={classes.toast} data-tone={tone}>
      <div className={classes.toastLine}>
        {tone === 'bad' && <IconAlertTriangle size={15} aria-hidden="true" />}
        <span className={classes.message}>{message}</span>
        {lines.length > 0 && (
          <button
            type="button"
            className={classes.action}
            aria-expanded={explained}
            onClick={() => setExplained(!explained)}
          >
            {bulkText.why}
          </button>
        )}
        {undoId !== null && (
          <button type="button" className={classes.action} onClick={() => undo.mutate(undoId)}>
            {bulkText.undo}
          </button>
        )}
        <CloseButton size="xs" aria-label={bulkText.dismiss} onClick={onDismiss} />
      </div>
      {explained && (
        <ul className={classes.lines}>
          {lines.map(({ id, title, reason }) => (
            <li key={id}>
              <span className={classes.lineTitle}>{title}</span>
              <span className={classes.reason}>{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
