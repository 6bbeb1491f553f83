import { CloseButton, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import detail from '../ticket-detail.module.css'
import { relationsText } from './relations-text'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame around everything that is asked about two tickets. */
export function RelationDialog({ title, onClose, children }: Props) {
  return (
    <Modal.Root opened onClose={onClose} size="lg" classNames={{ content: detail.dialogFrame }}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body className={detail.dialog}>
          <div className={detail.dialogHead}>
            <h2 className={detail.title}>{title}</h2>
            <CloseButton aria-label={relationsText.close} onClick={onClose} />
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
