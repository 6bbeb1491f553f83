import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { useRef } from 'react'
import { flushSync } from 'react-dom'
import { useSession } from '../../../app/session'
import { useShortcuts } from '../../../app/use-shortcuts'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'

export type Assigning = ReturnType<typeof useAssigning>

/**
 * How a ticket is given to somebody, with its keys.
 * @param showField called when the field is wanted that has not come yet
 */
export function useAssigning(ticket: TicketDetail, showField: () => void) {
  const edit = useEditTicket(ticket.id)
  const box = useRef<HTMLInputElement>(null)
  const me = useSession().data?.id ?? null
  const mine = ticket.assigneeId === me
  const toMe = () => {
    if (!mine) edit.mutate({ assigneeId: me })
  }
  const write = () => {
    // What is typed next belongs into it already.
    if (box.current === null) flushSync(showField)
    box.current?.focus()
    // Typing replaces the name that stands there.
    box.current?.select()
  }
  const { assign, group, toMe: label } = ticketsText.shortcuts
  useShortcuts([
    { keys: 'a', label: assign, group, run: write },
    { keys: 'm', label, group, run: toMe },
  ])
  return { edit, box, me, mine, toMe }
}
