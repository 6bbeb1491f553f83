import type { Answer } from '@shared/ask/ask-contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { useLocation } from 'wouter'
import { useNewTicketRequests } from '../../../app/new-ticket-request'
import { useRead } from '../../../ipc/use-read'
import { useOwnEscalation } from '../escalation/own-escalations'
import { ticketOfAnswer } from './ticket-of-answer'

interface AnswerTicket {
  /** Null: none was made of it, or nobody knows yet. */
  readonly ticket: Ticket | null
  readonly known: boolean
  open(): void
  make(): void
}

/** The ticket that an answer led to, and the way to make one. */
export function useAnswerTicket(answer: Answer): AnswerTicket {
  const [, navigate] = useLocation()
  const request = useNewTicketRequests((requests) => requests.request)
  const escalation = useOwnEscalation(answer.traceId)
  const { data } = useRead('tickets.made-from', { traceId: answer.traceId })
  const said = escalation?.status === 'answered' ? escalation.answer : null
  return {
    ticket: data ?? null,
    known: data !== undefined,
    open: () => navigate(data ? `/tickets/${data.id}` : '/tickets'),
    make: () => {
      request(ticketOfAnswer(answer, said))
      navigate('/tickets')
    },
  }
}
