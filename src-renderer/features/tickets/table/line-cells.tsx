import type { Ticket } from '@shared/tickets/ticket-contract'
import { PriorityBadge } from '../../../app/priority-badge'
import { ageText, exactClockText } from '../../../ui/time-text'
import { DueMark } from '../due-mark'
import { TicketStatusText } from '../ticket-badges'
import { TicketMarks, TicketTags, TicketTitle } from './row-marks'
import type { RowWorld } from './row-world'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'
import { TitleEditor } from './title-editor'

interface Props {
  readonly ticket: Ticket
  /** Its title is being written. */
  readonly writing: boolean
  readonly world: RowWorld
}

/** Where there is no room for columns: the title above, everything else below it. */
export function LineCells({ ticket, writing, world }: Props) {
  const { now, placeName } = world
  const bay = ticket.bayNumber === null ? [] : [tableText.bay(ticket.bayNumber)]
  const place = [placeName(ticket.locationId), ...bay].join(' · ')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="gridcell" className={classes.lines}>
      <span className={classes.line} data-column="title">
        {writing ? <TitleEditor ticket={ticket} /> : <TicketTitle title={ticket.title} />}
        {ticket.dueAt !== null && <DueMark ticket={ticket} />}
        <TicketMarks ticket={ticket} />
        <TicketTags tags={ticket.tags} />
      </span>
      <span className={classes.line}>
        <span data-column="priority">
          <PriorityBadge priority={ticket.priority} />
        </span>
        <span data-column="status" className={classes.quiet}>
          <TicketStatusText status={ticket.status} />
        </span>
        <span data-column="location" className={classes.place} title={place}>
          {place}
        </span>
        <time
          className={classes.age}
          dateTime={ticket.createdAt}
          title={exactClockText(ticket.createdAt)}
        >
          {ageText(ticket.createdAt, now)}
        </time>
      </span>
    </div>
  )
}
