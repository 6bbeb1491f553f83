import { Button, CloseButton } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { KeyCaps } from '../../../ui/key-caps'
import { type Undoable, useUndoStore } from './undo-store'
import { undoText } from './undo-text'
import classes from './undo-toast.module.css'

const shownMs = 12_000

/** Says what was done, and takes it back as long as it is there. */
export function UndoToast() {
  const { offered, forget } = useUndoStore()
  useEffect(() => forget, [forget])
  return (
    <div role="status" className={classes.place}>
      {offered !== null && <Toast key={offered.turn} done={offered} onClose={forget} />}
    </div>
  )
}

interface ToastProps {
  readonly done: Undoable
  readonly onClose: () => void
}

function Toast({ done, onClose }: ToastProps) {
  const [held, setHeld] = useState(false)
  const { undo: back } = done
  const undo = useMutation({ mutationFn: async () => back?.(), onSuccess: onClose })
  const run = () => {
    if (!undo.isPending) undo.mutate()
  }
  const stays = held || undo.isPending || undo.isError
  useEffect(() => {
    if (stays) return
    const timer = setTimeout(onClose, shownMs)
    return () => clearTimeout(timer)
  }, [stays, onClose])
  const { group, shortcut: label } = undoText
  useShortcuts(back === undefined ? [] : [{ keys: 'z', label, group, run }])
  const hold = (holds: boolean) => () => setHeld(holds)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever points at it is reading it
    <div
      className={classes.toast}
      onMouseEnter={hold(true)}
      onMouseLeave={hold(false)}
      onFocus={hold(true)}
      onBlur={hold(false)}
    >
      <span className={classes.words}>
        {done.text}
        {undo.error !== null && ` ${undoText.failed}: ${undo.error.message}`}
      </span>
      {back !== undefined && <UndoButton pending={undo.isPending} onUndo={run} />}
      <CloseButton size="sm" aria-label={undoText.close} onClick={onClose} />
    </div>
  )
}

interface UndoButtonProps {
  readonly pending: boolean
  readonly onUndo: () => void
}

function UndoButton({ pending, onUndo }: UndoButtonProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={pending}
      leftSection={<IconArrowBackUp size={15} aria-hidden="true" />}
      rightSection={
        <span aria-hidden="true">
          <KeyCaps caps={['Z']} />
        </span>
      }
      onClick={onUndo}
    >
      {undoText.undo}
    </Button>
  )
}
