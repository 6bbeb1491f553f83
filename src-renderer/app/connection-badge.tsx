import { Button, Popover, UnstyledButton } from '@mantine/core'
import type { Connection } from '@shared/system/system-contract'
import { IconCloudCheck, IconCloudOff, IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { request } from '../ipc/request'
import { clockText, exactClockText } from '../ui/time-text'
import { appText } from './app-text'
import classes from './connection-badge.module.css'
import { connectionText } from './connection-text'
import pill from './top-bar.module.css'

const icons = { online: IconCloudCheck, connecting: IconRefresh, offline: IconCloudOff }
const text = appText.connection

/** Whether the central database is reachable; opens what there is to know about it. */
export function ConnectionBadge({ connection }: { readonly connection: Connection }) {
  const Icon = icons[connection.state]
  const words = connectionText(connection)
  return (
    <Popover position="bottom-end" width={320} trapFocus>
      <div role="status" aria-label={text.label}>
        <Popover.Target>
          <UnstyledButton
            className={`${pill.pill} ${classes.badge}`}
            data-state={connection.state}
            aria-label={text.name(words)}
          >
            <Icon size={15} aria-hidden="true" />
            <span className={pill.pillWords}>{words}</span>
          </UnstyledButton>
        </Popover.Target>
      </div>
      <Popover.Dropdown aria-label={text.label}>
        <ConnectionPanel connection={connection} />
      </Popover.Dropdown>
    </Popover>
  )
}

function ConnectionPanel({ connection }: { readonly connection: Connection }) {
  const reconnect = useMutation({ mutationFn: () => request('system.reconnect', {}) })
  const { lastPulledAt, reason, since, state } = connection
  return (
    <div className={classes.panel}>
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
      {state === 'offline' && <p className={classes.help}>{text.offlineHelp}</p>}
      {reconnect.error !== null && (
        <p role="alert" className={classes.error}>
          {reconnect.error.message}
        </p>
      )}
      <Button
        size="xs"
        variant="default"
        loading={reconnect.isPending || state === 'connecting'}
        onClick={() => reconnect.mutate()}
      >
        {text.tryAgain}
      </Button>
    </div>
  )
}
