import type { RouteOutput } from '@shared/ipc/contract'
import { useRead } from '../../../ipc/use-read'

type TicketChoices = RouteOutput<'tickets.choices'>

// Tags come into use with every ticket that changes; counting them each time would cost more.
const current = { staleTime: 60_000 }

const none: TicketChoices = { people: [], others: [], bays: [], tags: [] }

/** Who a ticket may be given to, where it may be, and tags in use. */
export function useTicketChoices(): TicketChoices {
  return useRead('tickets.choices', {}, current).data ?? none
}
