import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type DragEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { ticketStatusNames } from '../../../app/vocabulary'
import { TicketStatusText } from '../ticket-badges'
import classes from './board.module.css'
import { BoardCard } from './board-card'
import type { BoardStatus } from './board-query'
import { useBoardStore } from './board-store'
import { boardText } from './board-text'
import { useBoardColumn } from './use-board-column'
import { useMoveCards, whyNotTo } from './use-move-cards'

// The styles know it, too.
const cardHeight = 106
const cardsAhead = 4

interface Props {
  readonly query: TicketQuery
  readonly status: BoardStatus
  /** Of all tickets in it, read or not; null while nobody has counted. */
  readonly count: number | null
  readonly currentId: string | null
  readonly placeName: (locationId: string) => string
  /** Its first card is where the Tab key stops. */
  readonly hasStop: boolean
}

/** One state and its tickets. */
export function BoardColumn(props: Props) {
  const { query, status, count, currentId, placeName, hasStop } = props
  const { list, items } = useBoardColumn(query, status)
  const current = items.findIndex(({ id }) => id === currentId)
  const { scroll, cards, height } = useCards({ list, items, current })
  const drop = useDrop(status)
  const shown = count ?? items.length
  return (
    <section
      aria-label={boardText.column(ticketStatusNames[status], shown)}
      className={classes.column}
      data-drop={drop.state}
      {...drop.handlers}
    >
      <h2 className={classes.columnHead}>
        <TicketStatusText status={status} />
        <span className={classes.count}>{shown.toLocaleString('en')}</span>
      </h2>
      {drop.why !== null && <p className={classes.why}>{drop.why}</p>}
      <div ref={scroll} className={classes.cards}>
        <ul className={classes.cardList} style={{ height }}>
          {cards.map(({ index, start }) => {
            const ticket = items[index]
            if (ticket === undefined) return null
            const isCurrent = index === current
            return (
              <li
                key={ticket.id}
                aria-setsize={shown}
                aria-posinset={index + 1}
                className={classes.cardItem}
                style={{ transform: `translateY(${start}px)` }}
              >
                <BoardCard
                  ticket={ticket}
                  location={placeName(ticket.locationId)}
                  current={isCurrent}
                  stop={isCurrent || (hasStop && index === 0)}
                />
              </li>
            )
          })}
        </ul>
        <ColumnEnd list={list} empty={items.length === 0} />
      </div>
    </section>
  )
}

type Listed = ReturnType<typeof useBoardColumn>['list']

function ColumnEnd({ list, empty }: { readonly list: Listed; readonly empty: boolean }) {
  if (list.error !== null) {
    return (
      <p className={classes.note}>
        {boardText.failed}.{' '}
        <button type="button" className={classes.again} onClick={() => list.refetch()}>
          {boardText.retry}
        </button>
      </p>
    )
  }
  if (list.isPending || list.isFetchingNextPage)
    return <p className={classes.note}>{boardText.loading}</p>
  return empty ? <p className={classes.note}>{boardText.nothing}</p> : null
}

interface Cards {
  readonly list: Listed
  readonly items: readonly Ticket[]
  readonly current: number
}

function useCards({ list, items, current }: Cards) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => cardHeight,
    overscan: cardsAhead,
  })
  const { scrollToIndex } = virtual
  useStandingCards(scroll, items)
  useEffect(() => {
    if (current >= 0) scrollToIndex(current, { align: 'auto' })
  }, [current, scrollToIndex])
  const cards = virtual.getVirtualItems()
  const last = cards.at(-1)?.index ?? 0
  const { fetchNextPage, hasNextPage, isFetching, isError } = list
  const nearEnd = last >= items.length - cardsAhead
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetching, isError, fetchNextPage])
  return { scroll, cards, height: virtual.getTotalSize() }
}

/** What comes on top pushes nothing away from under the pointer or the eye. */
function useStandingCards(
  scroll: React.RefObject<HTMLDivElement | null>,
  items: readonly Ticket[],
): void {
  const before = useRef(items)
  useLayoutEffect(() => {
    const was = before.current
    before.current = items
    const element = scroll.current
    if (element === null || was === items) return
    if (element.scrollTop === 0 && !element.matches(':hover')) return
    const top = was[Math.floor(element.scrollTop / cardHeight)]
    if (top === undefined) return
    const moved = items.findIndex(({ id }) => id === top.id) - was.indexOf(top)
    if (moved > 0) element.scrollTop += moved * cardHeight
  }, [items, scroll])
}

/** Takes cards that may come here; over one that may not, the column says why. */
function useDrop(status: BoardStatus) {
  const { dragged, over, drag, dragOver } = useBoardStore()
  const move = useMoveCards()
  const isOver = over === status
  const why = dragged.length === 0 ? null : whyNotTo(dragged, status)
  const isHome = dragged.every((ticket) => ticket.status === status)
  const isOpen = dragged.length > 0 && why === null && !isHome
  const handlers = {
    onDragOver: (event: DragEvent) => {
      if (dragged.length === 0) return
      if (!isOver) dragOver(status)
      if (!isOpen) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'move'
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (isOpen) move(dragged, status)
      drag([])
    },
  }
  const state = dragged.length === 0 || isHome ? undefined : isOpen ? 'open' : 'shut'
  return {
    handlers,
    why: isOver ? why : null,
    state: isOver || state === 'shut' ? state : undefined,
  }
}
