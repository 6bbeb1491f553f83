import type { SystemStatus } from '@shared/system/system-contract'
import { IconAbc, IconCloudOff } from '@tabler/icons-react'
import classes from './ask-screen.module.css'
import { askText } from './ask-text'

/** What limits the answers right now. */
export function AskNotices({ status }: { readonly status: SystemStatus }) {
  const { notices } = askText
  const words = { loading: notices.loading, unavailable: notices.unavailable, ready: null }
  const matching = words[status.embedder]
  return (
    <>
      {status.connection.state === 'offline' && (
        <p role="status" className={classes.notice} data-tone="warn">
          <IconCloudOff size={16} aria-hidden="true" />
          {notices.offline(status.clubName)}
        </p>
      )}
      {matching !== null && (
        <p role="status" className={classes.notice}>
          <IconAbc size={16} aria-hidden="true" />
          {matching}
        </p>
      )}
    </>
  )
}
