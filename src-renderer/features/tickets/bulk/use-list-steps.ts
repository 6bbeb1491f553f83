import type { Ticket } from '@shared/tickets/ticket-contract'
import { mayBecome } from '@shared/tickets/ticket-status'
import { useQueryClient } from '@tanstack/react-query'
import { useSession } from '../../../app/session'
import { useShortcuts } from '../../../app/use-shortcuts'
import { ticketStatusNames } from '../../../app/vocabulary'
import { request } from '../../../ipc/request'
import { answerKeys } from '../learning/use-move'
import { useTicketStore } from '../ticket-store'
import { ticketsText } from '../tickets-text'
import { bulkText } from './bulk-text'
import { useListSelection } from './list-selection'
import { useChangeTickets } from './use-change-tickets'

interface Listed {
  /** What is shown now. */
  readonly items: () => readonly Ticket[]
  readonly ticketId: string | null
  readonly open: (ticketId: string) => void
}

/** Resolving and taking over from the list, as from an open ticket: the row, or all selected. */
export function useListSteps({ items, ticketId, open }: Listed): void {
  const any = useListSelection(({ selected }) => selected.size > 0)
  const change = useChangeTickets()
  const ask = useAskOnOpening(open)
  const me = useSession().data ?? null
  const { group, resolve, toMe } = ticketsText.shortcuts
  const chosen = () => {
    const { selected, cursor } = useListSelection.getState()
    return items().filter(({ id }) => (any ? selected.has(id) : id === cursor))
  }
  const take = () => {
    const tickets = chosen()
    if (me === null || tickets.length === 0) return
    const told = bulkText.became(bulkText.fields.assignee, me.name)
    change.mutate({ tickets, change: { assigneeId: me.id }, told })
  }
  const end = () => {
    const tickets = chosen()
    const [only] = tickets
    if (only === undefined || (!any && !mayResolve(only))) return
    if (!any && only.category !== 'orders') return void ask(only.id)
    const told = bulkText.became(bulkText.fields.status, ticketStatusNames.resolved)
    change.mutate({ tickets, change: { status: 'resolved' }, told })
  }
  const keys = [
    { keys: 'e', label: resolve, group, run: end, first: any },
    { keys: 'm', label: toMe, group, run: take, first: any },
  ]
  // An open ticket has its own, unless others are selected.
  useShortcuts(any || ticketId === null ? keys : [])
}

const mayResolve = ({ status }: Ticket) => status !== 'resolved' && mayBecome(status, 'resolved')

/** Opens a ticket with the question for cause and fix. */
function useAskOnOpening(open: (ticketId: string) => void) {
  const client = useQueryClient()
  return async (id: string) => {
    const queryKey = ['tickets.show', { id }]
    const ticket = await client.fetchQuery({
      queryKey,
      queryFn: () => request('tickets.show', { id }),
    })
    const { drafts, writeDraft } = useTicketStore.getState()
    const { cause, fix } = answerKeys(id)
    writeDraft(cause, { base: 'resolved', text: drafts[cause]?.text ?? ticket.cause ?? '' })
    writeDraft(fix, { base: 'resolved', text: drafts[fix]?.text ?? ticket.fix ?? '' })
    open(id)
  }
}
