import { Button, CloseButton, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { Note } from '../../../ui/note'
import dialog from '../dialog.module.css'
import { trainingText } from '../training-text'

interface Props {
  readonly title: string
  /** What will happen, one sentence each. */
  readonly effects: readonly string[]
  readonly confirm: string
  readonly busy: boolean
  /** What went wrong, whole sentence. */
  readonly failure: string | null
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Says what will happen to everybody before it does. */
export function ConfirmDialog(props: Props) {
  const { title, effects, confirm, busy, failure, onConfirm, onClose, children } = props
  return (
    <Modal.Root opened onClose={onClose} size="lg" classNames={{ content: dialog.frame }}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body className={dialog.body}>
          <div className={dialog.head}>
            <h2 className={dialog.title}>{title}</h2>
            <CloseButton aria-label={trainingText.publish.close} onClick={onClose} />
          </div>
          <div className={dialog.form}>
            {children}
            <ul className={dialog.effects}>
              {effects.map((effect) => (
                <li key={effect}>{effect}</li>
              ))}
            </ul>
            {failure !== null && <Note tone="bad">{failure}</Note>}
            <div className={dialog.actions}>
              <Button size="xs" loading={busy} onClick={onConfirm}>
                {confirm}
              </Button>
              <Button data-autofocus size="xs" variant="default" onClick={onClose}>
                {trainingText.publish.cancel}
              </Button>
            </div>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
