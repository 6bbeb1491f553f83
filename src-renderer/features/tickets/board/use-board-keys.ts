import type { TicketQuery } from '@shared/tickets/ticket-query'
import { useQueryClient } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useListSelection } from '../bulk/list-selection'
import { useChangeToast } from '../undo/change-toast-store'
import { type BoardStatus, boardStatuses } from './board-query'
import { useBoardStore } from './board-store'
import { boardText } from './board-text'
import { cardsOf } from './use-board-column'
import { useMoveCards } from './use-move-cards'

interface Keys {
  readonly query: TicketQuery
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
}

interface Place {
  readonly column: number
  readonly row: number
}

/** Arrows go from card to card; with Shift they take the card along to the next column. */
export function useBoardKeys({ query, ticketId, onOpen }: Keys) {
  const client = useQueryClient()
  const move = useMoveCards()
  const show = useChangeToast((state) => state.show)
  const { cursor, moveTo } = useListSelection()
  const follow = useBoardStore((state) => state.follow)
  const columns = () => boardStatuses.map((status) => cardsOf(client, query, status))
  const goTo = (id: string) => {
    moveTo(id)
    follow(id)
    if (ticketId !== null) onOpen(id)
  }
  const carry = ({ column, row }: Place, step: number) => {
    const to: BoardStatus | undefined = boardStatuses[column + step]
    const ticket = columns()[column]?.[row]
    if (to === undefined)
      show({ message: boardText.lastColumn, tone: 'bad', lines: [], undoId: null })
    else if (ticket !== undefined && move([ticket], to)) {
      moveTo(ticket.id)
      // It disappears here and has to be found again there.
      requestAnimationFrame(() => followWhenMoved(ticket.id, to))
    }
  }
  const followWhenMoved = (id: string, to: BoardStatus, tries = 60) => {
    if (cardsOf(client, query, to).some((ticket) => ticket.id === id)) return follow(id)
    if (tries > 0) requestAnimationFrame(() => followWhenMoved(id, to, tries - 1))
  }
  return (event: KeyboardEvent) => {
    const across = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0
    const down = { ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0
    if ((across === 0 && down === 0) || event.ctrlKey || event.metaKey || event.altKey) return
    const all = columns()
    const place = placeOf(all, focusedCard() ?? ticketId ?? cursor)
    event.preventDefault()
    if (event.shiftKey) {
      if (place !== null && across !== 0) carry(place, across)
      return
    }
    const next = place === null ? firstOf(all) : neighbour(all, place, { across, down })
    if (next !== undefined) goTo(next)
  }
}

type Columns = readonly (readonly { readonly id: string }[])[]

function placeOf(columns: Columns, id: string | null): Place | null {
  for (const [column, cards] of columns.entries()) {
    const row = cards.findIndex((card) => card.id === id)
    if (row >= 0) return { column, row }
  }
  return null
}

const firstOf = (columns: Columns) => columns.find((cards) => cards.length > 0)?.[0]?.id

/** Empty columns are passed over; a shorter one is entered at its end. */
function neighbour(
  columns: Columns,
  { column, row }: Place,
  { across, down }: { readonly across: number; readonly down: number },
): string | undefined {
  if (down !== 0) return columns[column]?.[row + down]?.id
  for (let at = column + across; at >= 0 && at < columns.length; at += across) {
    const cards = columns[at] ?? []
    if (cards.length > 0) return cards[Math.min(row, cards.length - 1)]?.id
  }
  return undefined
}

function focusedCard(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-ticket]')?.dataset.ticket ?? null
}
