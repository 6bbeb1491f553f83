import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { TicketStatus } from '@shared/tickets/ticket-status'
import { isOpen, useTicketRelations } from '../relations/use-ticket-relations'
import { draftKey, useTicketStore } from '../ticket-store'
import { useEditTicket } from '../use-edit-ticket'

/** What ends the work on a ticket. */
export type Ending = Extract<TicketStatus, 'resolved' | 'closed'>

const endings = ['resolved', 'closed'] as const satisfies readonly Ending[]

/**
 * Moves a ticket to another status. What ends the work is asked about first: the cause and what
 * helped, unless it is an order, and whether its parts may stay open.
 */
export function useMove(ticket: TicketDetail) {
  const edit = useEditTicket(ticket.id)
  const { drafts, writeDraft } = useTicketStore()
  const open = useTicketRelations(ticket.id).data?.parts.some(isOpen) ?? false
  const keys = answerKeys(ticket.id)
  const to = drafts[keys.cause]?.base
  const move = (status: TicketStatus) => {
    const teaches = ticket.category !== 'orders'
    const ends = endings.some((one) => one === status) && isOpen(ticket)
    if (!ends || !(teaches || open)) return edit.mutate({ status })
    writeDraft(keys.cause, { base: status, text: drafts[keys.cause]?.text ?? ticket.cause ?? '' })
    writeDraft(keys.fix, { base: status, text: drafts[keys.fix]?.text ?? ticket.fix ?? '' })
  }
  const isNew = (key: 'cause' | 'fix') => {
    const written = drafts[keys[key]]?.text.trim() ?? ''
    return written !== '' && written !== ticket[key]
  }
  // Somebody else may have ended it meanwhile: what was written for it stays.
  const mayAnswer = isOpen(ticket) || isNew('cause') || isNew('fix')
  const asking = (mayAnswer && endings.find((one) => one === to)) || null
  return { edit, move, asking }
}

/** Where the answers are kept while they are written; their base is the status to go to. */
export const answerKeys = (ticketId: string) => ({
  cause: draftKey(ticketId, 'cause'),
  fix: draftKey(ticketId, 'fix'),
})
