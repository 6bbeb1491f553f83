import type { Ticket } from '@shared/tickets/ticket-contract'
import type { MouseEvent } from 'react'
import { useListSelection } from '../bulk/list-selection'
import { editCell } from './edit-cell'
import { useMaySelect } from './select-box'

interface Pointing {
  readonly items: readonly Ticket[]
  readonly onOpen: (ticketId: string) => void
}

/** What a click means, for the grid as a whole: select, change a cell, or open the ticket. */
export function useRowPointer({ items, onOpen }: Pointing) {
  const maySelect = useMaySelect()
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { target } = event
    if (!(target instanceof Element) || target.closest('[data-writing]') !== null) return
    const id = target.closest<HTMLElement>('[data-ticket]')?.dataset.ticket
    if (id === undefined) return
    const { toggle, extendTo, moveTo, goIntoCell } = useListSelection.getState()
    const onBox = target.closest('[data-select]') !== null
    if (maySelect && event.shiftKey)
      return extendTo(
        id,
        items.map((ticket) => ticket.id),
      )
    if (maySelect && (onBox || event.ctrlKey || event.metaKey)) return toggle(id)
    moveTo(id)
    goIntoCell(null)
    const cell = target.closest<HTMLElement>('[data-edits]')
    const edits = cell?.dataset.edits
    if (cell !== null && edits !== undefined && edits !== 'title') editCell(id, edits, cell)
    else onOpen(id)
  }
  // Shift and a click would mark the text between.
  const onMouseDown = (event: MouseEvent<HTMLElement>) => {
    if (event.shiftKey) event.preventDefault()
  }
  return { onClick, onMouseDown }
}
