import { UnstyledButton } from '@mantine/core'
import type { Conflict } from '@shared/sync/sync-contract'
import { IconChevronRight, IconGitCompare } from '@tabler/icons-react'
import { clockText } from '../../ui/time-text'
import { entityName } from './entity-names'
import { PanelSection, ReadState } from './panel-section'
import classes from './sync-panel.module.css'
import { useSyncPanel } from './sync-panel-store'
import { useConflicts } from './sync-reads'
import { syncText } from './sync-text'
import { subjectText } from './value-text'

const text = syncText.conflicts

/** Every conflict that waits for somebody; nothing at all when there is none. */
export function ConflictSection() {
  const read = useConflicts()
  const conflicts = read.data ?? []
  if (read.error === null && conflicts.length === 0) return null
  return (
    <PanelSection title={text.title} count={conflicts.length}>
      <ReadState read={read} failed={text.failed} />
      {conflicts.length > 0 && <p className={classes.hint}>{text.hint}</p>}
      <ul className={classes.list}>
        {conflicts.map((conflict) => (
          <li key={conflict.id}>
            <ConflictRow conflict={conflict} />
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}

function ConflictRow({ conflict }: { readonly conflict: Conflict }) {
  const show = useSyncPanel((panel) => panel.show)
  const { entity, id, madeAt, mineBy, theirsBy, title } = conflict
  const who = text.by(theirsBy ?? text.somebody, mineBy ?? text.somebody)
  return (
    <UnstyledButton
      className={classes.item}
      onClick={() => show({ name: 'conflict', conflictId: id })}
    >
      <IconGitCompare size={16} className={classes.warnIcon} aria-hidden="true" />
      <span className={classes.itemWords}>
        <span className={classes.itemTitle}>{title}</span>
        <span className={classes.dim}>
          {[entityName(entity), subjectText(conflict), who, clockText(madeAt)].join(' · ')}
        </span>
      </span>
      <span className={classes.itemAction}>{text.open}</span>
      <IconChevronRight size={16} aria-hidden="true" />
    </UnstyledButton>
  )
}
