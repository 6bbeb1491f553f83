import { Button } from '@mantine/core'
import type { Conflict } from '@shared/sync/sync-contract'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { IconGitCompare } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useSession } from '../../../app/session'
import { sideWords } from '../../../app/sync/side-words'
import { useSyncPanel } from '../../../app/sync/sync-panel-store'
import { useConflicts } from '../../../app/sync/sync-reads'
import { syncText } from '../../../app/sync/sync-text'
import { useSettle } from '../../../app/sync/use-settle'
import { sideText, subjectText, writtenTexts } from '../../../app/sync/value-text'
import { useLocations } from '../../../app/use-locations'
import { clockText } from '../../../ui/time-text'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { ticketsText } from '../tickets-text'
import { conflictsText } from './conflicts-text'
import classes from './field-conflict.module.css'

interface Props {
  readonly ticket: Pick<TicketDetail, 'id' | 'conflicts'>
  /** Column of the ticket's row. */
  readonly field: string
  readonly children: ReactNode
}

/** A field; where two people changed it, both values stand under it and either is taken in place. */
export function WithConflict({ ticket, field, children }: Props) {
  // One place in the grid of fields, with a conflict or without.
  return (
    <div className={classes.field}>
      {children}
      {ticket.conflicts > 0 && <ConflictsOf ticketId={ticket.id} field={field} />}
    </div>
  )
}

function ConflictsOf({ ticketId, field }: { readonly ticketId: string; readonly field: string }) {
  const conflicts = useConflicts().data ?? []
  return conflicts
    .filter((one) => one.entity === 'tickets' && one.rowId === ticketId && one.field === field)
    .map((conflict) => <FieldConflict key={conflict.id} conflict={conflict} />)
}

function FieldConflict({ conflict }: { readonly conflict: Conflict }) {
  const settle = useSettle(conflict.id)
  const me = useSession().data?.name ?? ''
  const show = useSyncPanel((panel) => panel.show)
  const nameOf = useNamedSide(conflict)
  const { keep, take } = sideWords(conflict, me)
  const somebody = syncText.conflicts.somebody
  const isGone = conflict.kind === 'edit-of-deleted'
  return (
    <fieldset className={classes.conflict} disabled={settle.isPending}>
      <legend className={classes.legend}>
        <IconGitCompare size={14} aria-hidden="true" />
        {conflictsText.group(subjectText(conflict))}
      </legend>
      <Side
        who={conflictsText.stands(conflict.theirsBy ?? somebody)}
        value={nameOf('theirs')}
        label={keep}
        onChoose={() => settle.mutate({ resolution: 'theirs' })}
      />
      <Side
        who={conflictsText.kept(conflict.mineBy ?? somebody, clockText(conflict.madeAt))}
        value={nameOf('mine')}
        label={take}
        onChoose={isGone ? null : () => settle.mutate({ resolution: 'mine' })}
      />
      {writtenTexts(conflict) !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => show({ name: 'row', rowId: conflict.rowId })}
        >
          {conflictsText.more}
        </Button>
      )}
      {settle.error !== null && (
        <p role="alert" className={classes.failed}>
          {ticketsText.notSaved}: {settle.error.message}
        </p>
      )}
    </fieldset>
  )
}

interface SideProps {
  readonly who: string
  readonly value: string
  readonly label: string
  /** Null where this side can only be read. */
  readonly onChoose: (() => void) | null
}

function Side({ who, value, label, onChoose }: SideProps) {
  return (
    <div className={classes.side}>
      <div className={classes.words}>
        <p className={classes.who}>{who}</p>
        <p className={classes.value}>{value}</p>
      </div>
      {onChoose !== null && (
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`${label}: ${value}`}
          onClick={onChoose}
        >
          {label}
        </Button>
      )}
    </div>
  )
}

/** What a side says, with names in the place of ids. */
function useNamedSide(conflict: Conflict): (side: 'theirs' | 'mine') => string {
  const { people, others, bays } = useTicketChoices()
  const locations = useLocations()
  return (side) => {
    const value = conflict[side]
    const names: Readonly<Record<string, string | undefined>> = {
      assignee_id: [...people, ...others].find(({ id }) => id === value)?.name,
      location_id: locations.find(({ id }) => id === value)?.name,
      bay_id: bays.find(({ id }) => id === value)?.number.toString(),
    }
    const known = conflict.field === 'checklist' ? checklistText(value) : undefined
    return known ?? names[conflict.field ?? ''] ?? sideText(conflict, side)
  }
}

/** One item a line, ticked or not. */
function checklistText(value: Conflict['mine']): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const lines = value.map((item) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return String(item)
    return `${item.done === true ? '☑' : '☐'} ${String(item.text)}`
  })
  return lines.join('\n')
}
