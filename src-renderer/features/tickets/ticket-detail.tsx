import { Button } from '@mantine/core'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconCloudUp } from '@tabler/icons-react'
import { useSyncPanel } from '../../app/sync/sync-panel-store'
import { useRead } from '../../ipc/use-read'
import { BackButton } from '../../ui/back-button'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import { Note } from '../../ui/note'
import { Placeholder } from '../../ui/placeholder'
import { clockText } from '../../ui/time-text'
import { EditableText } from './editable-text'
import classes from './ticket-detail.module.css'
import { TicketFields } from './ticket-fields'
import { ticketsText } from './tickets-text'

interface Props {
  readonly ticketId: string
  /** Given where the detail hides the list. */
  readonly onBack: (() => void) | null
}

/** One ticket, every part of it to be changed where it stands. */
export function TicketDetail({ ticketId, onBack }: Props) {
  const read = useRead('tickets.show', { id: ticketId })
  return (
    <section aria-label={ticketsText.detail} className={classes.ticket}>
      {onBack !== null && <BackButton label={ticketsText.back} onBack={onBack} />}
      {read.error !== null && (
        <ErrorState
          title={ticketsText.ticketFailed}
          message={read.error.message}
          retryLabel={ticketsText.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.isPending && (
        <Late>
          <Placeholder height={48} />
          <Placeholder height={160} />
        </Late>
      )}
      {read.data !== undefined && read.error === null && <TicketContent ticket={read.data} />}
    </section>
  )
}

function TicketContent({ ticket }: { readonly ticket: Ticket }) {
  return (
    <>
      {ticket.conflicts > 0 && <ConflictNote ticket={ticket} />}
      <EditableText ticket={ticket} field="title" />
      <p className={classes.facts}>
        {ticketsText.created(clockText(ticket.createdAt))}
        {ticket.updatedAt !== ticket.createdAt &&
          ` · ${ticketsText.updated(clockText(ticket.updatedAt))}`}
      </p>
      {ticket.pending && (
        <p role="status" className={classes.pending}>
          <IconCloudUp size={15} aria-hidden="true" />
          {ticketsText.pendingNote}
        </p>
      )}
      <TicketFields ticket={ticket} />
      <EditableText ticket={ticket} field="description" />
    </>
  )
}

function ConflictNote({ ticket }: { readonly ticket: Ticket }) {
  const show = useSyncPanel((panel) => panel.show)
  return (
    <Note
      tone="warn"
      action={
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => show({ name: 'row', rowId: ticket.id })}
        >
          {ticketsText.showConflict}
        </Button>
      }
    >
      {ticketsText.conflictNote(ticket.conflicts)}
    </Note>
  )
}
