import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketColumn } from '@shared/tickets/ticket-query'
import { PriorityBadge } from '../../../app/priority-badge'
import { ticketCategoryNames } from '../../../app/vocabulary'
import { ageText, exactClockText } from '../../../ui/time-text'
import { DueCell, DueMark } from '../due-mark'
import { TicketStatusText } from '../ticket-badges'
import { PromiseMark } from './promise-mark'
import { TicketMarks, TicketTags, TicketTitle } from './row-marks'
import type { RowWorld } from './row-world'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'
import { TitleEditor } from './title-editor'

interface Props {
  readonly ticket: Ticket
  readonly column: TicketColumn
  /** What has no column of its own is told beside the title. */
  readonly columns: readonly TicketColumn[]
  /** Its title is being written. */
  readonly writing: boolean
  readonly world: RowWorld
}

/** What one column says of a ticket. */
export function TicketCell({ ticket, column, columns, writing, world }: Props) {
  switch (column) {
    case 'title':
      return writing ? (
        <TitleEditor ticket={ticket} />
      ) : (
        <TitleCell ticket={ticket} columns={columns} />
      )
    case 'priority':
      return <PriorityBadge priority={ticket.priority} />
    case 'status':
      return <TicketStatusText status={ticket.status} />
    case 'category':
      return <Words text={ticketCategoryNames[ticket.category]} />
    case 'location':
      return <Words text={world.placeName(ticket.locationId)} />
    case 'bay':
      return ticket.bayNumber === null ? <Empty /> : tableText.bay(ticket.bayNumber)
    case 'assignee':
      return ticket.assigneeName === null ? (
        <Empty text={tableText.nobody} />
      ) : (
        <Words text={ticket.assigneeName} />
      )
    case 'tags':
      return ticket.tags.length === 0 ? <Empty /> : <TicketTags tags={ticket.tags} />
    case 'due':
      return ticket.dueAt === null ? <Empty /> : <DueCell ticket={ticket} />
    case 'promise':
      return <PromiseMark ticket={ticket} now={world.now} />
    case 'created':
    case 'updated':
    case 'resolved':
      return <Age at={ticket[`${column}At`]} now={world.now} />
    case 'creator':
      return ticket.creatorName === null ? <Empty /> : <Words text={ticket.creatorName} />
  }
}

function TitleCell({ ticket, columns }: Pick<Props, 'ticket' | 'columns'>) {
  return (
    <>
      <TicketTitle title={ticket.title} />
      {ticket.dueAt !== null && !columns.includes('due') && <DueMark ticket={ticket} />}
      <TicketMarks ticket={ticket} />
      {!columns.includes('tags') && <TicketTags tags={ticket.tags} />}
    </>
  )
}

function Age({ at, now }: { readonly at: string | null; readonly now: Date }) {
  if (at === null) return <Empty />
  return (
    <time dateTime={at} title={exactClockText(at)}>
      {ageText(at, now)}
    </time>
  )
}

/** Cut off where there is no room; whole when it is pointed at. */
function Words({ text }: { readonly text: string }) {
  return (
    <span className={classes.title} title={text}>
      {text}
    </span>
  )
}

function Empty({ text = '–' }: { readonly text?: string }) {
  return <span className={classes.empty}>{text}</span>
}
