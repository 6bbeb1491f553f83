import type { TicketColumn } from '@shared/tickets/ticket-query'
import { useShortcuts } from '../../../app/use-shortcuts'
import { ticketsText } from '../tickets-text'
import { tableText } from './table-text'
import { useColumnSizes } from './use-column-sash'

const step = 16
const { group } = ticketsText.shortcuts
const { wider, narrower, fit } = tableText.shortcuts

/** What dragging an edge does, by keys: to the column of the cell that the arrow keys are in. */
export function useColumnKeys(cell: TicketColumn | null): void {
  const sizes = useColumnSizes()
  // The title takes what the others leave.
  const column = cell === 'title' ? null : cell
  const of = (change: (column: TicketColumn) => void) => () => {
    if (column !== null) change(column)
  }
  useShortcuts([
    { keys: '>', label: wider, group, run: of((one) => sizes.widen(one, step)) },
    { keys: '<', label: narrower, group, run: of((one) => sizes.widen(one, -step)) },
    { keys: '=', label: fit, group, run: of(sizes.fitContent) },
  ])
}
