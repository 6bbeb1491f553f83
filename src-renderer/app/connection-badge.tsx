import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import type { SyncStatus } from '@shared/sync/sync-contract'
import type { Connection } from '@shared/system/system-contract'
import {
  IconAlertTriangle,
  IconClockExclamation,
  IconCloudCheck,
  IconCloudOff,
  IconGitCompare,
  IconRefresh,
} from '@tabler/icons-react'
import { appText } from './app-text'
import classes from './connection-badge.module.css'
import { connectionText } from './connection-text'
import { clockWarning } from './sync/clock-warning'
import { useSyncPanel } from './sync/sync-panel-store'
import { useSyncStatus } from './sync/sync-reads'
import { syncText } from './sync/sync-text'
import pill from './top-bar.module.css'

const icons = { online: IconCloudCheck, connecting: IconRefresh, offline: IconCloudOff }
const text = appText.connection

interface Props {
  readonly connection: Connection
  readonly person: Person
}

/** Whether the central database is reachable and what waits for it; opens the sync panel. */
export function ConnectionBadge({ connection, person }: Props) {
  const sync = useSyncStatus(person.role)
  const show = useSyncPanel((panel) => panel.show)
  const words = connectionText({ connection, sync })
  const marks = marksOf(sync)
  const Icon = icons[connection.state]
  return (
    <div role="status" aria-label={text.label} className={classes.place}>
      <UnstyledButton
        className={`${pill.pill} ${classes.badge}`}
        data-state={connection.state}
        aria-haspopup="dialog"
        onClick={() => show({ name: 'overview' })}
      >
        <VisuallyHidden>{text.name}</VisuallyHidden>
        <Icon size={15} className={classes.state} aria-hidden="true" />
        <span className={pill.pillWords}>{words}</span>
        {marks.map((mark) => (
          <span key={mark.words} className={classes.mark}>
            <mark.icon size={14} aria-hidden="true" />
            {mark.words}
          </span>
        ))}
      </UnstyledButton>
    </div>
  )
}

/** What a person should look into. */
function marksOf(sync: SyncStatus | null) {
  if (sync === null) return []
  const { marks } = syncText
  const all = [
    { icon: IconGitCompare, words: marks.conflicts(sync.conflicts), shown: sync.conflicts > 0 },
    {
      icon: IconAlertTriangle,
      words: marks.refused(sync.deadLetters),
      shown: sync.deadLetters > 0,
    },
    { icon: IconClockExclamation, words: marks.clock, shown: clockWarning(sync) !== null },
  ]
  return all.filter(({ shown }) => shown)
}
