import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import classes from './error-state.module.css'

interface Props {
  readonly title: string
  readonly message: string
  readonly advice?: string
  readonly retryLabel: string
  readonly onRetry: () => unknown
}

/** What happened, what to do, and a way to try again. */
export function ErrorState({ title, message, advice, retryLabel, onRetry }: Props) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const retry = async () => {
    setBusy(true)
    setFailure(null)
    try {
      await onRetry()
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error))
    }
    setBusy(false)
  }
  return (
    <div role="alert" className={classes.state}>
      <IconAlertTriangle size={24} className={classes.icon} aria-hidden="true" />
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.message}>{failure ?? message}</p>
      {advice !== undefined && <p className={classes.advice}>{advice}</p>}
      <Button size="sm" loading={busy} onClick={retry}>
        {retryLabel}
      </Button>
    </div>
  )
}
