import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketColumn } from '@shared/tickets/ticket-query'
import type { KeyboardEvent } from 'react'
import { useListSelection } from '../bulk/list-selection'
import { editCell } from './edit-cell'
import { placeOfTicket } from './row-place'
import { tableColumns } from './table-columns'

interface Keys {
  readonly items: readonly Ticket[]
  /** None where rows have no columns. */
  readonly columns: readonly TicketColumn[]
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
}

const pageOfRows = 10

/** The keys of a grid: arrows go from row to row and into the cells, F2 or Enter changes a cell. */
export function useRowKeys({ items, columns, ticketId, onOpen }: Keys) {
  const { cursor, cell, moveTo, goIntoCell, rename } = useListSelection()
  const currentId = ticketId ?? cursor
  const goTo = (at: number) => {
    const next = items[Math.max(0, Math.min(items.length - 1, at))]
    if (next === undefined) return
    moveTo(next.id)
    if (ticketId !== null) onOpen(next.id)
  }
  const goDown = (steps: number) => goTo(items.findIndex(({ id }) => id === currentId) + steps)
  const goAcross = (step: number) => {
    const at = cell === null ? -1 : columns.indexOf(cell)
    goIntoCell(columns[Math.min(columns.length - 1, at + step)] ?? null)
  }
  const edit = () => {
    if (currentId === null) return false
    if (cell === null) rename(currentId)
    const edits = cell === null ? undefined : tableColumns[cell].edits
    const place = cell === null ? null : placeOfTicket(currentId, cell)
    if (edits !== undefined && place !== null) editCell(currentId, edits, place)
    return true
  }
  const actions = new Map<string, () => unknown>([
    ['ArrowDown', () => goDown(1)],
    ['ArrowUp', () => goDown(-1)],
    ['PageDown', () => goDown(pageOfRows)],
    ['PageUp', () => goDown(-pageOfRows)],
    ['Home', () => goTo(0)],
    ['End', () => goTo(items.length - 1)],
    ['ArrowRight', () => goAcross(1)],
    ['ArrowLeft', () => goAcross(-1)],
    ['F2', edit],
  ])
  // Without a cell these are the screen's: open the ticket, go back.
  if (cell !== null) actions.set('Enter', edit).set('Escape', () => goIntoCell(null))
  return (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    const action = actions.get(event.key)
    if (!isPlain || action === undefined || isInField(event.target)) return
    event.preventDefault()
    action()
  }
}

function isInField(target: EventTarget): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, input:not([type="checkbox"])') !== null
  )
}
