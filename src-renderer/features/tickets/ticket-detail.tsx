import { Button } from '@mantine/core'
import type { TicketDetail as Detail } from '@shared/tickets/ticket-contract'
import { IconCloudUp } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useSyncPanel } from '../../app/sync/sync-panel-store'
import { useRead } from '../../ipc/use-read'
import { BackButton } from '../../ui/back-button'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import { Note } from '../../ui/note'
import { Placeholder } from '../../ui/placeholder'
import { clockText } from '../../ui/time-text'
import { Checklist } from './checklist/checklist'
import { TraceLink } from './create/trace-link'
import { EditableText } from './editable-text'
import { StatusSteps } from './fields/status-steps'
import classes from './ticket-detail.module.css'
import { TicketFields } from './ticket-fields'
import { leaveField } from './ticket-focus'
import { ticketsText } from './tickets-text'
import { CommentBox } from './timeline/comment-box'
import { TicketTimeline } from './timeline/ticket-timeline'
import { useStandingTicket } from './use-standing-ticket'

interface Props {
  readonly ticketId: string
  /** Given where the detail hides the list. */
  readonly onBack: (() => void) | null
}

/** One ticket, every part of it to be changed where it stands. */
export function TicketDetail({ ticketId, onBack }: Props) {
  const read = useRead('tickets.show', { id: ticketId })
  return (
    <section aria-label={ticketsText.detail} className={classes.ticket} onKeyDown={leaveField}>
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

function TicketContent({ ticket }: { readonly ticket: Detail }) {
  const standing = useStandingTicket(ticket)
  return (
    <>
      {ticket.conflicts > 0 && <ConflictNote ticket={ticket} />}
      <EditableText ticket={ticket} field="title" />
      <TicketFacts ticket={ticket} />
      {ticket.mergedIntoId !== null && <MergedNote intoId={ticket.mergedIntoId} />}
      <StatusSteps ticket={standing} />
      <TicketFields ticket={standing} />
      <EditableText ticket={ticket} field="description" />
      <Checklist ticket={standing} />
      <TicketTimeline ticketId={ticket.id} />
      <CommentBox ticketId={ticket.id} />
    </>
  )
}

function TicketFacts({ ticket }: { readonly ticket: Detail }) {
  const { createdAt, createdByName, resolvedAt, updatedAt } = ticket
  const facts = [
    ticketsText.created(clockText(createdAt), createdByName),
    ...(updatedAt === createdAt ? [] : [ticketsText.updated(clockText(updatedAt))]),
    ...(resolvedAt === null ? [] : [ticketsText.resolved(clockText(resolvedAt))]),
  ]
  return (
    <>
      <p className={classes.facts}>{facts.join(' · ')}</p>
      <TraceLink traceId={ticket.traceId} />
      {ticket.pending && (
        <p role="status" className={classes.pending}>
          <IconCloudUp size={15} aria-hidden="true" />
          {ticketsText.pendingNote}
        </p>
      )}
    </>
  )
}

function MergedNote({ intoId }: { readonly intoId: string }) {
  return (
    <Note tone="warn" action={<Link href={`/tickets/${intoId}`}>{ticketsText.openMerged}</Link>}>
      {ticketsText.merged}
    </Note>
  )
}

function ConflictNote({ ticket }: { readonly ticket: Detail }) {
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
