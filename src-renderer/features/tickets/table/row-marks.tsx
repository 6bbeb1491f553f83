import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconCloudUp, IconGitCompare } from '@tabler/icons-react'
import { ticketsText } from '../tickets-text'
import classes from './ticket-table.module.css'

const { marks } = ticketsText

/** Cut off at its end where there is no room, which in some scripts is on the left; whole as a hint. */
export function TicketTitle({ title }: Pick<Ticket, 'title'>) {
  return (
    <span dir="auto" className={classes.title} title={title}>
      {title}
    </span>
  )
}

/** As many as there is room for. */
export function TicketTags({ tags }: Pick<Ticket, 'tags'>) {
  if (tags.length === 0) return null
  return (
    <span className={classes.tags} title={tags.join(', ')}>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  )
}

/** What a person should know of it: conflicts, and that it was not sent yet. */
export function TicketMarks({
  ticket,
}: {
  readonly ticket: Pick<Ticket, 'conflicts' | 'pending'>
}) {
  return (
    <>
      {ticket.conflicts > 0 && (
        <span className={classes.conflict}>
          <IconGitCompare size={14} aria-hidden="true" />
          {marks.conflict(ticket.conflicts)}
        </span>
      )}
      {ticket.pending && (
        <span className={classes.pending} title={marks.pending}>
          <IconCloudUp size={14} aria-hidden="true" />
          <span className={classes.unseen}>{marks.pending}</span>
        </span>
      )}
    </>
  )
}
