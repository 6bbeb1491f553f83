import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import classes from './sync-panel.module.css'
import { syncText } from './sync-text'

const text = syncText.refused

interface Action {
  readonly busy: boolean
  readonly run: () => void
}

interface Props {
  /** How many changes go with this one. */
  readonly dependants: number
  readonly retry: Action
  readonly discard: Action
}

export function RefusedActions({ dependants, retry, discard }: Props) {
  const [asking, setAsking] = useState(false)
  if (asking) return <Confirmation {...{ dependants, discard }} onKeep={() => setAsking(false)} />
  return (
    <div className={classes.actions}>
      <Button size="xs" variant="default" loading={retry.busy} onClick={retry.run}>
        {text.again}
      </Button>
      <Button size="xs" variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {text.discard}
      </Button>
    </div>
  )
}

interface ConfirmationProps extends Pick<Props, 'dependants' | 'discard'> {
  readonly onKeep: () => void
}

/** What is lost for good is named first, and the harmless answer has the focus. */
function Confirmation({ dependants, discard, onKeep }: ConfirmationProps) {
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <div role="alert" className={classes.confirm}>
      <p>{text.ask(dependants)}</p>
      <div className={classes.actions}>
        <Button size="xs" variant="default" ref={keep} onClick={onKeep}>
          {text.keep}
        </Button>
        <Button size="xs" color="var(--danger)" loading={discard.busy} onClick={discard.run}>
          {text.confirm}
        </Button>
      </div>
    </div>
  )
}
