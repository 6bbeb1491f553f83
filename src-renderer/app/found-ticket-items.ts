import { useDebouncedValue } from '@mantine/hooks'
import type { Person } from '@shared/accounts/account-contract'
import type { FoundTicket } from '@shared/tickets/ticket-find-contract'
import { useLocation } from 'wouter'
import { handoverText } from '../features/tickets/handover/handover-text'
import { useRead } from '../ipc/use-read'
import { appText } from './app-text'
import type { PaletteItem } from './palette-ranking'
import { syncs } from './sync/sync-reads'
import { ticketStatusNames } from './vocabulary'

const text = appText.palette
const shown = { found: 8, recent: 5 }

/** Tickets by id or by words; with nothing typed those that were looked at last. */
export function useTicketItems(person: Person, query: string): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  const [settled] = useDebouncedValue(query, 80)
  const typed = settled.trim().slice(0, 200)
  const limit = typed === '' ? shown.recent : shown.found
  const options = { enabled: syncs(person.role), staleTime: 0, gcTime: 0 }
  const { data = [] } = useRead('tickets.find', { text: typed, limit }, options)
  // What was found for other words is no answer to these.
  if (typed !== query.trim().slice(0, 200)) return []
  const group = typed === '' ? text.groups.recentTickets : text.groups.tickets
  return data.map((ticket) => ({
    id: `ticket-${ticket.id}`,
    group,
    label: ticket.title,
    hint: hintOf(ticket),
    run: () => navigate(`/tickets/${ticket.id}`),
  }))
}

export function useHandoverItem(person: Person): readonly PaletteItem[] {
  const [, navigate] = useLocation()
  if (!syncs(person.role)) return []
  const run = () => navigate('/tickets/handover')
  return [{ id: 'handover', group: text.groups.screens, label: handoverText.palette, run }]
}

function hintOf({ status, locationName, bayNumber }: FoundTicket): string {
  const place = bayNumber === null ? locationName : text.bay(locationName, bayNumber)
  return `${ticketStatusNames[status]} · ${place}`
}
