import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketColumn } from '@shared/tickets/ticket-query'
import { PriorityBadge } from '../../../app/priority-badge'
import { useLocations } from '../../../app/use-locations'
import { ticketCategoryNames } from '../../../app/vocabulary'
import { ageText, exactClockText } from '../../../ui/time-text'
import { useMinute } from '../../../ui/use-minute'
import { useListSelection } from '../bulk/list-selection'
import { DueMark } from '../due-mark'
import { TicketStatusText } from '../ticket-badges'
import { PromiseMark } from './promise-mark'
import { TicketMarks, TicketTags } from './row-marks'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'
import { TitleEditor } from './title-editor'

interface Props {
  readonly ticket: Ticket
  readonly column: TicketColumn
  /** What has no column of its own is told beside the title. */
  readonly columns: readonly TicketColumn[]
}

/** What one column says of a ticket. */
export function TicketCell({ ticket, column, columns }: Props) {
  switch (column) {
    case 'title':
      return <TitleCell ticket={ticket} columns={columns} />
    case 'priority':
      return <PriorityBadge priority={ticket.priority} />
    case 'status':
      return <TicketStatusText status={ticket.status} />
    case 'category':
      return <Words text={ticketCategoryNames[ticket.category]} />
    case 'location':
      return <PlaceName id={ticket.locationId} />
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
      return ticket.dueAt === null ? <Empty /> : <DueMark ticket={ticket} />
    case 'promise':
      return <PromiseMark ticket={ticket} />
    case 'created':
    case 'updated':
    case 'resolved':
      return <Age at={ticket[`${column}At`]} />
    case 'creator':
      return ticket.creatorName === null ? <Empty /> : <Words text={ticket.creatorName} />
  }
}

function TitleCell({ ticket, columns }: Omit<Props, 'column'>) {
  const writing = useListSelection((state) => state.renaming === ticket.id)
  if (writing) return <TitleEditor ticket={ticket} />
  return (
    <>
      <span className={classes.title}>{ticket.title}</span>
      {!columns.includes('due') && <DueMark ticket={ticket} />}
      <TicketMarks ticket={ticket} />
      {!columns.includes('tags') && <TicketTags tags={ticket.tags} />}
    </>
  )
}

function PlaceName({ id }: { readonly id: string }) {
  return <Words text={useLocations().find((location) => location.id === id)?.name ?? id} />
}

function Age({ at }: { readonly at: string | null }) {
  const now = useMinute()
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
