import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Badge } from '../ui/badge'
import { ticketPriorityNames } from './vocabulary'

const tones = { low: 'plain', medium: 'plain', high: 'warn', urgent: 'bad' } as const

/** How urgent a ticket or a question is. */
export function PriorityBadge({ priority }: Pick<Ticket, 'priority'>) {
  return (
    <Badge tone={tones[priority]}>
      {priority === 'urgent' && <IconAlertTriangle size={13} aria-hidden="true" />}
      {ticketPriorityNames[priority]}
    </Badge>
  )
}
