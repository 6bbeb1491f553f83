import type { RouteInput } from '@shared/ipc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { type TicketQuery, wouldList } from './ticket-query'
import { addToList } from './use-arrivals'

/** Makes a ticket and puts it into the list at once: whoever made it expects it there. */
export function useCreateTicket(query: TicketQuery, onCreated: (ticketId: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: RouteInput<'tickets.create'>) => request('tickets.create', input),
    onSuccess: (ticket) => {
      client.setQueryData(['tickets.show', { id: ticket.id }], ticket)
      if (wouldList(query, ticket)) addToList(client, query, [ticket])
      onCreated(ticket.id)
    },
  })
}
