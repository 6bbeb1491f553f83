import { Button } from '@mantine/core'
import type { Connection } from '@shared/system/system-contract'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { Note } from '../../ui/note'
import { clockText, exactClockText } from '../../ui/time-text'
import { appText } from '../app-text'
import classes from './sync-panel.module.css'

const text = appText.connection

/** Whether the central database is reachable, since when, and a way to try at once. */
export function ConnectionSection({ connection }: { readonly connection: Connection }) {
  const reconnect = useMutation({ mutationFn: () => request('system.reconnect', {}) })
  const { lastPulledAt, reason, since, state } = connection
  return (
    <section aria-label={text.label} className={classes.section}>
      <div className={classes.connection}>
        <dl className={classes.facts}>
          <dt>{text.state}</dt>
          <dd>{text.states[state]}</dd>
          <dt>{text.since}</dt>
          <dd>{clockText(since)}</dd>
          <dt>{text.lastSync}</dt>
          <dd>{lastPulledAt === null ? text.never : exactClockText(lastPulledAt)}</dd>
          {reason !== null && (
            <>
              <dt>{text.reason}</dt>
              <dd>{reason}</dd>
            </>
          )}
        </dl>
        <Button
          size="xs"
          variant="default"
          className={classes.reconnect}
          loading={reconnect.isPending || state === 'connecting'}
          onClick={() => reconnect.mutate()}
        >
          {text.tryAgain}
        </Button>
      </div>
      {state === 'offline' && <p className={classes.hint}>{text.offlineHelp}</p>}
      {reconnect.error !== null && <Note tone="bad">{reconnect.error.message}</Note>}
    </section>
  )
}
