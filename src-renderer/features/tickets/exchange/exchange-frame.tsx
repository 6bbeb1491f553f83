import { CloseButton, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './exchange.module.css'
import { exchangeText } from './exchange-text'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

export function ExchangeFrame({ title, onClose, children }: Props) {
  return (
    <Modal.Root opened onClose={onClose} size={720} classNames={{ content: classes.frame ?? '' }}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body className={classes.body}>
          <div className={classes.head}>
            <h2 className={classes.title}>{title}</h2>
            <CloseButton aria-label={exchangeText.close} onClick={onClose} />
          </div>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
