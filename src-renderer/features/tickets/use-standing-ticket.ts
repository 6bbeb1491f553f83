import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { useMutationState } from '@tanstack/react-query'
import { standingTicket } from './standing-ticket'
import { type TicketChange, ticketEditKey } from './use-edit-ticket'

/** What was chosen stands at once; it goes back by itself when it was not saved. */
export function useStandingTicket(ticket: TicketDetail): TicketDetail {
  const changes = useMutationState({
    filters: { mutationKey: ticketEditKey(ticket.id), status: 'pending' },
    select: ({ state }) => state.variables as TicketChange | undefined,
  })
  return standingTicket(
    ticket,
    changes.filter((change) => change !== undefined),
  )
}
