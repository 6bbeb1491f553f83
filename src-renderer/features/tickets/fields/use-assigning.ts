import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { type RefObject, useRef } from 'react'
import { useSession } from '../../../app/session'
import { useShortcuts } from '../../../app/use-shortcuts'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'

export type Assigning = ReturnType<typeof useAssigning>

/** How a ticket is given to somebody, with its keys; the field for it may come a moment later. */
export function useAssigning(ticket: TicketDetail) {
  const edit = useEditTicket(ticket.id)
  const box = useRef<HTMLInputElement>(null)
  const wanted = useRef(false)
  const me = useSession().data?.id ?? null
  const mine = ticket.assigneeId === me
  const toMe = () => {
    if (!mine) edit.mutate({ assigneeId: me })
  }
  const { assign, group, toMe: label } = ticketsText.shortcuts
  useShortcuts([
    { keys: 'a', label: assign, group, run: () => write(box, wanted) },
    { keys: 'm', label, group, run: toMe },
  ])
  return { edit, box, wanted, me, mine, toMe }
}

/** For a field that has come: whether its key was pressed before. */
export function writeIfWanted({ box, wanted }: Pick<Assigning, 'box' | 'wanted'>): void {
  if (wanted.current) write(box, wanted)
}

function write(box: RefObject<HTMLInputElement | null>, wanted: RefObject<boolean>): void {
  const field = box.current
  wanted.current = field === null
  field?.focus()
  // Typing replaces the name that stands there.
  field?.select()
}
