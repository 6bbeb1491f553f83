import type { Ticket } from '@shared/tickets/ticket-contract'
import {
  IconAlertTriangle,
  IconArchive,
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconHourglass,
} from '@tabler/icons-react'
import { ticketPriorityNames, ticketStatusNames } from '../../app/vocabulary'
import { Badge } from '../../ui/badge'
import classes from './tickets-screen.module.css'

const tones = { low: 'plain', medium: 'plain', high: 'warn', urgent: 'bad' } as const

export function PriorityBadge({ priority }: Pick<Ticket, 'priority'>) {
  return (
    <Badge tone={tones[priority]}>
      {priority === 'urgent' && <IconAlertTriangle size={13} aria-hidden="true" />}
      {ticketPriorityNames[priority]}
    </Badge>
  )
}

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
