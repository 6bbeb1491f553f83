import { Button } from '@mantine/core'
import type { TicketDetail as Detail } from '@shared/tickets/ticket-contract'
import { IconCloudUp } from '@tabler/icons-react'
import { useDeferredValue } from 'react'
import { useSyncPanel } from '../../app/sync/sync-panel-store'
import { useRead } from '../../ipc/use-read'
import { BackButton } from '../../ui/back-button'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import { Note } from '../../ui/note'
import { Placeholder } from '../../ui/placeholder'
import { clockText } from '../../ui/time-text'
import { Checklist } from './checklist/checklist'
import { TicketClockChips } from './clocks/ticket-clock-chips'
import { WithConflict } from './conflicts/field-conflict'
import { TraceLink } from './create/trace-link'
import { EditableText } from './editable-text'
import { StatusSteps } from './fields/status-steps'
import { PaperMenu } from './files/paper-menu'
import { TicketFiles } from './files/ticket-files'
import { LearningNotes } from './learning/learning-notes'
import { BlockedNote, MergedIntoNote } from './relations/relation-notes'
import { RelationSections } from './relations/relation-sections'
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
  // Who goes through tickets reads what they are; more is drawn when there is time for it.
  const whole = useDeferredValue(true, false)
  return (
    <>
      {ticket.conflicts > 0 && <ConflictNote ticket={ticket} />}
      <WithConflict ticket={ticket} field="title">
        <EditableText ticket={ticket} field="title" />
      </WithConflict>
      <TicketFacts ticket={ticket} />
      <TicketClockChips ticket={ticket} />
      {ticket.mergedIntoId !== null && <MergedIntoNote ticketId={ticket.id} />}
      <BlockedNote ticket={ticket} />
      <StatusSteps ticket={standing} />
      <LearningNotes ticket={standing} />
      <TicketFields ticket={standing} />
      {whole && <Rest {...{ ticket, standing }} />}
      <CommentBox ticketId={ticket.id} />
    </>
  )
}

interface RestProps {
  readonly ticket: Detail
  /** With what was chosen and is not saved yet. */
  readonly standing: Detail
}

/** What is read last. No key leads there: it can come a moment later. */
function Rest({ ticket, standing }: RestProps) {
  return (
    <>
      <WithConflict ticket={ticket} field="description">
        <EditableText ticket={ticket} field="description" />
      </WithConflict>
      <WithConflict ticket={ticket} field="checklist">
        <Checklist ticket={standing} />
      </WithConflict>
      <RelationSections ticket={ticket} />
      <TicketFiles ticketId={ticket.id} />
      <TicketTimeline ticketId={ticket.id} locationId={ticket.locationId} />
    </>
  )
}

function TicketFacts({ ticket }: { readonly ticket: Detail }) {
  const { createdAt, creatorName, resolvedAt, updatedAt } = ticket
  const facts = [
    ticketsText.created(clockText(createdAt), creatorName),
    ...(updatedAt === createdAt ? [] : [ticketsText.updated(clockText(updatedAt))]),
    ...(resolvedAt === null ? [] : [ticketsText.resolved(clockText(resolvedAt))]),
  ]
  return (
    <>
      <div className={classes.factsLine}>
        <p className={classes.facts}>
          {facts.map((fact, position) => (
            <span key={fact}>
              {position > 0 && ' · '}
              <span className={classes.fact}>{fact}</span>
            </span>
          ))}
        </p>
        <PaperMenu ticket={ticket} />
      </div>
      <TraceLink traceId={ticket.traceId} />
      {ticket.pending && (
        // With a line it is sent at once, and nothing should jump for that.
        <Late>
          <p role="status" className={classes.pending}>
            <IconCloudUp size={15} aria-hidden="true" />
            {ticketsText.pendingNote}
          </p>
        </Late>
      )}
    </>
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
