import type { RouteInput } from '@shared/ipc/contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../ipc/request'

type TicketChange = Omit<RouteInput<'tickets.edit'>, 'id'>

/** Changes what is given of a ticket; the event that follows brings it to the list. */
export function useEditTicket(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: TicketChange) => request('tickets.edit', { id, ...change }),
    onSuccess: (ticket) => client.setQueryData<Ticket>(['tickets.show', { id }], ticket),
  })
}
