import { CloseButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { isMac } from '../../../app/is-mac'
import { keyCaps } from '../../../app/shortcut-keys'
import { KeyCaps } from '../../../ui/key-caps'
import { useListSelection } from '../bulk/list-selection'
import { type ChangeToast, useChangeToast } from './change-toast-store'
import { undoText as text } from './undo-text'
import classes from './undo-toast.module.css'
import { useTakeBack } from './use-undo'

/** Long enough to read and to take back, in milliseconds. */
const shownFor = 9_000

/** What became of the last change, with a way back. It announces itself once. */
export function UndoToast() {
  const { toast, dismiss } = useChangeToast()
  const isSelecting = useListSelection(({ selected }) => selected.size > 0)
  useEffect(() => dismiss, [dismiss])
  return (
    <div role="status" className={classes.place} data-over-bar={isSelecting || undefined}>
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
  useEffect(() => {
    // What is being read or reached for stays.
    const timer = setInterval(() => {
      const inUse = box.current?.matches(':hover, :focus-within') === true
      if (!inUse && !explained) onDismiss()
    }, shownFor)
    return () => clearInterval(timer)
  }, [explained, onDismiss])
  const { message, tone, lines } = toast
  return (
    <div ref={box} className={classes.toast} data-tone={tone}>
      <div className={classes.line}>
        {tone === 'bad' && <IconAlertTriangle size={15} aria-hidden="true" />}
        <span className={classes.message}>{message}</span>
        {lines.length > 0 && (
          <button
            type="button"
            className={classes.action}
            aria-expanded={explained}
            onClick={() => setExplained(!explained)}
          >
            {text.why}
          </button>
        )}
        <TakeBack toast={toast} />
        <CloseButton size="xs" aria-label={text.dismiss} onClick={onDismiss} />
      </div>
      {explained && (
        <ul className={classes.reasons}>
          {lines.map(({ id, title, reason }) => (
            <li key={id}>
              <span className={classes.title}>{title}</span>
              <span className={classes.reason}>{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function TakeBack({ toast: { undoId, undone = false } }: Pick<Props, 'toast'>) {
  const { mutate, isPending } = useTakeBack()
  if (undoId === null) return null
  const way = undone ? 'redo' : 'undo'
  return (
    <button
      type="button"
      className={classes.action}
      disabled={isPending}
      onClick={() => mutate({ way, undoId })}
    >
      {text[way]}
      <span aria-hidden="true" className={classes.keys}>
        <KeyCaps caps={keyCaps(undone ? 'Mod+Shift+z' : 'Mod+z', isMac)} />
      </span>
    </button>
  )
}
