import type { RefObject } from 'react'
import { useShortcuts } from '../../app/use-shortcuts'
import { useListSelection } from './bulk/list-selection'
import { catchEarlyLetters } from './create/early-letters'
import { focusCurrentRow } from './list-focus'
import { useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'

interface ShortcutContext {
  readonly ticketId: string | null
  readonly detail: RefObject<HTMLDivElement | null>
  readonly open: (ticketId: string) => void
  readonly close: () => void
}

export function useTicketShortcuts({ ticketId, detail, open, close }: ShortcutContext): void {
  const { group, ...text } = ticketsText.shortcuts
  const { setCreating, writeNew } = useTicketStore()
  const create = () => {
    setCreating(true)
    catchEarlyLetters((letter) => {
      const { title } = useTicketStore.getState().newTicket
      writeNew({ title: title + letter })
    })
  }
  const enter = () => {
    const { cursor } = useListSelection.getState()
    if (ticketId !== null) detail.current?.focus()
    else if (cursor !== null) open(cursor)
  }
  const back = () => {
    if (detail.current?.contains(document.activeElement)) focusCurrentRow()
    else close()
  }
  useShortcuts([
    { keys: 'c', label: text.create, group, run: create },
    { keys: 'Enter', label: text.open, group, run: enter },
    { keys: 'Escape', label: text.back, group, run: back },
  ])
}
