import { Button } from '@mantine/core'
import type { Conflict } from '@shared/sync/sync-contract'
import { IconCheck } from '@tabler/icons-react'
import { ConflictChoice } from './conflict-choice'
import type { PanelProps } from './panel-props'
import { ReadState } from './panel-section'
import classes from './sync-panel.module.css'
import { type SyncView, useSyncPanel } from './sync-panel-store'
import { useConflicts } from './sync-reads'
import { syncText } from './sync-text'

const text = syncText.conflicts

/** The conflict that was opened, or that it is settled: here, or by somebody else meanwhile. */
export function ConflictView({ person }: PanelProps) {
  const { view, show } = useSyncPanel()
  const read = useConflicts()
  if (read.data === undefined) return <ReadState read={read} failed={text.failed} />
  const conflict = read.data.find((one) => isMeant(one, view))
  if (conflict !== undefined) {
    return <ConflictChoice key={conflict.id} conflict={conflict} personName={person.name} />
  }
  return (
    <div role="status" className={classes.settled}>
      <IconCheck size={20} className={classes.goodIcon} aria-hidden="true" />
      <p>{text.gone}</p>
      <Button size="xs" variant="default" onClick={() => show({ name: 'overview' })}>
        {read.data.length === 0 ? text.overview : text.others(read.data.length)}
      </Button>
    </div>
  )
}

function isMeant(conflict: Conflict, view: SyncView): boolean {
  if (view.name === 'conflict') return conflict.id === view.conflictId
  return view.name === 'row' && conflict.rowId === view.rowId
}
