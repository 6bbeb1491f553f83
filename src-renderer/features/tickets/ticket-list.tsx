import { useElementSize } from '@mantine/hooks'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import shared from '../../ui/list-detail.module.css'
import { TicketRow } from './ticket-row'
import classes from './tickets-screen.module.css'
import { ticketsText } from './tickets-text'
import type { useTickets } from './use-tickets'

// One line where there is room for columns, two where there is not; the styles know them, too.
const columnsFrom = 720
const rowHeights = { columns: 40, lines: 64 }
const rowsAhead = 8

interface Props {
  readonly list: ReturnType<typeof useTickets>['list']
  readonly items: readonly Ticket[]
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
  /** What follows the last row. */
  readonly below?: ReactNode
}

/** Only the rows in sight exist, so that a hundred thousand scroll like ten. */
export function TicketList({ list, items, ticketId, onOpen, below }: Props) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const layout = width >= columnsFrom || width === 0 ? 'columns' : 'lines'
  const current = items.findIndex(({ id }) => id === ticketId)
  const { scroll, virtual } = useVirtualRows({ list, items, current, height: rowHeights[layout] })
  return (
    <div ref={ref} className={classes.table} data-layout={layout}>
      {layout === 'columns' && <ColumnHeads />}
      <div ref={scroll} id="ticket-scroll" className={`${shared.scroll} ${classes.scroll}`}>
        <ul
          id="ticket-list"
          aria-label={ticketsText.list}
          tabIndex={-1}
          className={`${shared.rows} ${shared.marksCurrent}`}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const ticket = items[index]
            return ticket === undefined ? null : (
              <li
                key={ticket.id}
                aria-setsize={list.hasNextPage ? -1 : items.length}
                aria-posinset={index + 1}
                className={shared.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                <TicketRow ticket={ticket} current={index === current} onOpen={onOpen} />
              </li>
            )
          })}
        </ul>
        {list.isFetchingNextPage && <p className={shared.more}>{ticketsText.loadingMore}</p>}
        {below}
      </div>
    </div>
  )
}

interface VirtualInput {
  readonly list: Props['list']
  readonly items: Props['items']
  readonly current: number
  readonly height: number
}

function useVirtualRows({ list, items, current, height }: VirtualInput) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: rowsAhead,
  })
  const { measure, scrollToIndex } = virtual
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height now
  useEffect(() => measure(), [height, measure])
  useEffect(() => {
    if (current >= 0) scrollToIndex(current, { align: 'auto' })
  }, [current, scrollToIndex])
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0
  useMoreRows(list, last >= items.length - rowsAhead)
  return { scroll, virtual }
}

/** Fetches the next page when the end of the list comes near. */
function useMoreRows(list: Props['list'], nearEnd: boolean): void {
  const { fetchNextPage, hasNextPage, isFetching, isError } = list
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetching, isError, fetchNextPage])
}

/** For the eye only: a row is read out as a whole. */
function ColumnHeads() {
  const { title, priority, status, place, assignee, age } = ticketsText.columns
  return (
    <div aria-hidden="true" className={classes.columns}>
      {[title, priority, status, place, assignee, age].map((name) => (
        <span key={name}>{name}</span>
      ))}
    </div>
  )
}
