import type { Ticket } from '@shared/tickets/ticket-contract'
import { mayBecome } from '@shared/tickets/ticket-status'
import { ticketStatusNames } from '../../../app/vocabulary'
import { useChangeTickets } from '../bulk/use-change-tickets'
import { useChangeToast } from '../undo/change-toast-store'
import type { BoardStatus } from './board-query'
import { boardText } from './board-text'

/** Why none of these may go there; null: at least one may. */
export function whyNotTo(tickets: readonly Ticket[], to: BoardStatus): string | null {
  const [first] = tickets
  if (first === undefined || tickets.some(({ status }) => mayBecome(status, to))) return null
  return boardText.notFrom(ticketStatusNames[first.status], ticketStatusNames[to])
}

/** Moves cards to another column, or says why that may not be. @returns whether they go */
export function useMoveCards() {
  const change = useChangeTickets()
  const show = useChangeToast((state) => state.show)
  return (tickets: readonly Ticket[], to: BoardStatus): boolean => {
    const why = whyNotTo(tickets, to)
    if (why !== null) show({ message: why, tone: 'bad', lines: [], undoId: null })
    else
      change.mutate({
        tickets,
        change: { status: to },
        told: boardText.became(ticketStatusNames[to]),
      })
    return why === null
  }
}
