import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconCloudUp, IconGitCompare } from '@tabler/icons-react'
import { PriorityBadge } from '../../app/priority-badge'
import { useLocations } from '../../app/use-locations'
import shared from '../../ui/list-detail.module.css'
import { ageText, exactClockText } from '../../ui/time-text'
import { useMinute } from '../../ui/use-minute'
import { DueMark } from './due-mark'
import { TicketStatusText } from './ticket-badges'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'

interface Props {
  readonly ticket: Ticket
  readonly current: boolean
  readonly onOpen: (ticketId: string) => void
}

export function TicketRow({ ticket, current, onOpen }: Props) {
  const now = useMinute()
  const locations = useLocations()
  const location = locations.find(({ id }) => id === ticket.locationId)?.name ?? ticket.locationId
  const bay = ticket.bayNumber === null ? [] : [ticketsText.bay(ticket.bayNumber)]
  const place = [location, ...bay].join(' · ')
  return (
    <button
      type="button"
      className={`${shared.row} ${classes.row}`}
      aria-current={current || undefined}
      onClick={() => onOpen(ticket.id)}
    >
      <span className={classes.titleCell}>
        <span className={classes.ticketTitle}>{ticket.title}</span>
        <DueMark ticket={ticket} />
        <TicketMarks ticket={ticket} />
        <TicketTags tags={ticket.tags} />
      </span>
      <span className={classes.cell}>
        <PriorityBadge priority={ticket.priority} />
      </span>
      <span className={classes.cell}>
        <TicketStatusText status={ticket.status} />
      </span>
      <span className={classes.cell} title={place}>
        {place}
      </span>
      <span className={classes.cell}>{ticket.assigneeName ?? ticketsText.unassigned}</span>
      <time
        className={classes.age}
        dateTime={ticket.createdAt}
        title={exactClockText(ticket.createdAt)}
      >
        {ageText(ticket.createdAt, now)}
      </time>
    </button>
  )
}

/** As many as there is room for. */
function TicketTags({ tags }: Pick<Ticket, 'tags'>) {
  if (tags.length === 0) return null
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  )
}

function TicketMarks({ ticket }: { readonly ticket: Ticket }) {
  const { marks } = ticketsText
  return (
    <>
      {ticket.conflicts > 0 && (
        <span className={classes.conflictMark}>
          <IconGitCompare size={14} aria-hidden="true" />
          {marks.conflict(ticket.conflicts)}
        </span>
      )}
      {ticket.pending && (
        <span className={classes.pendingMark} title={marks.pending}>
          <IconCloudUp size={14} aria-hidden="true" />
          <span className={classes.unseen}>{marks.pending}</span>
        </span>
      )}
    </>
  )
}
