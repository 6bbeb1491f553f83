import type { RouteInput } from '@shared/ipc/contract'
import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { readMatching } from './changed-tickets'
import { createTicketKey, rememberOwn } from './own-tickets'
import { showInList } from './use-arrivals'

/** Makes a ticket and puts it into the list at once: whoever made it expects it there. */
export function useCreateTicket(query: TicketQueryInput, onCreated: (ticketId: string) => void) {
  const client = useQueryClient()
  return useMutation({
    mutationKey: createTicketKey,
    mutationFn: (input: RouteInput<'tickets.create'>) => request('tickets.create', input),
    onSuccess: async (ticket) => {
      rememberOwn(ticket.id)
      client.setQueryData(['tickets.show', { id: ticket.id }], ticket)
      onCreated(ticket.id)
      await showInList(client, query, await readMatching(query, [ticket.id]))
    },
  })
}
