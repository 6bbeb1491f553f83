import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { useQueryClient } from '@tanstack/react-query'
import type { DragEvent, MouseEvent } from 'react'
import { useListSelection } from '../bulk/list-selection'
import { useRowWorld } from '../table/row-world'
import { useMaySelect } from '../table/select-box'
import { useTicketCounts } from '../table/use-ticket-counts'
import classes from './board.module.css'
import { BoardColumn } from './board-column'
import { boardQuery, boardStatuses } from './board-query'
import { useBoardStore } from './board-store'
import { boardText } from './board-text'
import { cardsOf, useBoardChanges } from './use-board-column'
import { useBoardKeys } from './use-board-keys'

interface Props {
  readonly query: TicketQuery
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
}

/** The tickets by their state, side by side: a card is moved by dragging it, or from the keyboard. */
export function TicketBoard({ query, ticketId, onOpen }: Props) {
  const { where, merged } = boardQuery(query)
  const counts = useTicketCounts({ where, merged, group: 'status' })
  const cursor = useListSelection((state) => state.cursor)
  const { placeName } = useRowWorld()
  useBoardChanges(query)
  const keys = useBoardKeys({ query, ticketId, onOpen })
  const pointer = useCardPointer(query, onOpen)
  const countOf = (status: string) => counts?.groups.find(({ key }) => key === status)?.count
  const currentId = ticketId ?? cursor
  const first = boardStatuses.find((status) => (countOf(status) ?? 0) > 0)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      id="ticket-list"
      role="group"
      aria-label={boardText.board}
      aria-description={boardText.keys}
      tabIndex={-1}
      className={classes.board}
      onKeyDown={keys}
      {...pointer}
    >
      {boardStatuses.map((status) => (
        <BoardColumn
          key={status}
          {...{ query, status, currentId, placeName }}
          count={counts === undefined ? null : (countOf(status) ?? 0)}
          hasStop={currentId === null && status === first}
        />
      ))}
    </div>
  )
}

/** Clicks and drags of all cards. */
function useCardPointer(query: TicketQuery, onOpen: (ticketId: string) => void) {
  const client = useQueryClient()
  const maySelect = useMaySelect()
  const { drag } = useBoardStore()
  const all = () => boardStatuses.flatMap((status) => cardsOf(client, query, status))
  const onClick = (event: MouseEvent) => {
    const id = cardAt(event.target)
    if (id === undefined) return
    const { toggle, extendTo, moveTo } = useListSelection.getState()
    if (maySelect && event.shiftKey)
      return extendTo(
        id,
        all().map((ticket) => ticket.id),
      )
    if (maySelect && (event.ctrlKey || event.metaKey)) return toggle(id)
    moveTo(id)
    onOpen(id)
  }
  const onDragStart = (event: DragEvent) => {
    const id = cardAt(event.target)
    if (id === undefined) return
    const { selected } = useListSelection.getState()
    const wanted = selected.has(id) ? selected : new Set([id])
    const dragged: readonly Ticket[] = all().filter((ticket) => wanted.has(ticket.id))
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', dragged.map(({ title }) => title).join('\n'))
    drag(dragged)
  }
  return { onClick, onDragStart, onDragEnd: () => drag([]) }
}

function cardAt(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined
  return target.closest<HTMLElement>('[data-ticket]')?.dataset.ticket
}
