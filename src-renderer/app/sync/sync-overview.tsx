import type { SyncStatus } from '@shared/sync/sync-contract'
import { Note } from '../../ui/note'
import { clockText } from '../../ui/time-text'
import { clockWarning } from './clock-warning'
import { ConflictSection } from './conflict-section'
import { ConnectionSection } from './connection-section'
import { DeviceSection } from './device-section'
import { entityName } from './entity-names'
import type { PanelProps } from './panel-props'
import { PanelSection } from './panel-section'
import { RefusedSection } from './refused-section'
import classes from './sync-panel.module.css'
import { syncs, useSyncStatus } from './sync-reads'
import { syncText } from './sync-text'

/** What needs a person comes before what only waits. */
export function SyncOverview({ connection, person }: PanelProps) {
  const sync = useSyncStatus(person.role)
  return (
    <>
      <ConnectionSection connection={connection} />
      {sync !== null && <SyncNotes sync={sync} />}
      {syncs(person.role) && (
        <>
          <ConflictSection />
          <RefusedSection />
        </>
      )}
      {sync !== null && <QueueSection sync={sync} />}
      {syncs(person.role) && <DeviceSection />}
    </>
  )
}

function SyncNotes({ sync }: { readonly sync: SyncStatus }) {
  const clock = clockWarning(sync)
  return (
    <>
      {clock !== null && <Note tone="warn">{clock}</Note>}
      {sync.held > 0 && <Note tone="warn">{syncText.held(sync.held, sync.heldReasons)}</Note>}
      {sync.fetchingCopy !== null && (
        <p className={classes.hint}>{syncText.copying(sync.fetchingCopy.rows)}</p>
      )}
    </>
  )
}

function QueueSection({ sync }: { readonly sync: SyncStatus }) {
  const text = syncText.queue
  return (
    <PanelSection title={text.title} count={sync.queued}>
      {sync.queue.length === 0 && <p className={classes.hint}>{text.none}</p>}
      {sync.queue.length > 0 && (
        <dl className={classes.rows}>
          {sync.queue.map(({ entity, count, oldestAt }) => (
            <div key={entity} className={classes.row}>
              <dt>{entityName(entity)}</dt>
              <dd className={classes.dim}>{text.since(clockText(oldestAt))}</dd>
              <dd>{syncText.amount(count)}</dd>
            </div>
          ))}
        </dl>
      )}
    </PanelSection>
  )
}
