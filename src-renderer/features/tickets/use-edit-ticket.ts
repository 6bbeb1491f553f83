import type { RouteInput } from '@shared/ipc/contract'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../ipc/request'

type EditInput = Omit<RouteInput<'tickets.edit'>, 'id'>

/** Some of what may be changed; what is not given is not there. */
export type TicketChange = {
  readonly [Field in keyof EditInput]: Exclude<EditInput[Field], undefined>
}

export function ticketEditKey(id: string) {
  return ['tickets.edit', id] as const
}

/** Changes what is given of a ticket; the event that follows brings it to the list. */
export function useEditTicket(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationKey: ticketEditKey(id),
    // One after the other, so that an older answer never covers a newer one.
    scope: { id: `tickets.edit ${id}` },
    mutationFn: (change: TicketChange) => request('tickets.edit', { id, ...change }),
    onSuccess: (ticket) => client.setQueryData<TicketDetail>(['tickets.show', { id }], ticket),
  })
}
