import { type TicketStatus, ticketMoves } from '@shared/tickets/ticket-status'
import { ticketsText } from '../tickets-text'

const { archive, close, reopen, resolve, resume, start, wait } = ticketsText.steps

export interface NextStep {
  readonly to: TicketStatus
  readonly label: string
}

/** What one usually does next, the likeliest first. */
export const nextSteps: Readonly<Record<TicketStatus, readonly NextStep[]>> = {
  open: [
    { to: 'in-progress', label: start },
    { to: 'resolved', label: resolve },
  ],
  'in-progress': [
    { to: 'resolved', label: resolve },
    { to: 'waiting', label: wait },
  ],
  waiting: [
    { to: 'in-progress', label: resume },
    { to: 'resolved', label: resolve },
  ],
  resolved: [
    { to: 'closed', label: close },
    { to: 'open', label: reopen },
  ],
  closed: [
    { to: 'open', label: reopen },
    { to: 'archived', label: archive },
  ],
  archived: [{ to: 'open', label: reopen }],
}

/** Where a ticket may go from here, the status that it has first. */
export function statusChoices(status: TicketStatus): readonly TicketStatus[] {
  return [status, ...ticketMoves[status]]
}
