import type { Ticket } from '@shared/tickets/ticket-contract'
import {
  IconArchive,
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconHourglass,
} from '@tabler/icons-react'
import { ticketStatusNames } from '../../app/vocabulary'
import classes from './tickets-screen.module.css'

const icons = {
  open: IconCircle,
  'in-progress': IconCircleHalf2,
  waiting: IconHourglass,
  resolved: IconCheck,
  closed: IconCheck,
  archived: IconArchive,
} satisfies Record<Ticket['status'], unknown>

/** Icon and word. */
export function TicketStatusText({ status }: Pick<Ticket, 'status'>) {
  const Icon = icons[status]
  return (
    <span className={classes.status} data-status={status}>
      <Icon size={14} aria-hidden="true" />
      {ticketStatusNames[status]}
    </span>
  )
}
