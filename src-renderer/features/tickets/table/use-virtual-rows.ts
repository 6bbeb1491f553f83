import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { useTickets } from '../use-tickets'
import type { TableRow } from './table-rows'

const rowsAhead = 4
/** The head stands over the rows. */
const headHeight = 30

interface VirtualInput {
  readonly list: ReturnType<typeof useTickets>['list']
  readonly rows: readonly TableRow[]
  /** Row that has to be in sight; -1: none. */
  readonly current: number
  readonly rowHeight: number
  readonly groupHeight: number
}

/**
 * Which rows are in sight, where each begins, and how high all are together. They are plain values:
 * the virtualizer itself changes without becoming another, so that nothing kept would follow it.
 */
export function useVirtualRows({ list, rows, current, rowHeight, groupHeight }: VirtualInput) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    getItemKey: (index) => keyOf(rows[index]) ?? index,
    estimateSize: (index) => (rows[index]?.kind === 'group' ? groupHeight : rowHeight),
    overscan: rowsAhead,
    scrollPaddingStart: headHeight,
  })
  const { measure, scrollToIndex } = virtual
  useStandingRow({ scroll, virtual, current, rowHeight })
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have other heights now
  useEffect(() => measure(), [rowHeight, rows, measure])
  useEffect(() => {
    if (current >= 0) scrollToIndex(current, { align: 'auto' })
  }, [current, scrollToIndex])
  const shown = virtual.getVirtualItems()
  useMoreRows(list, (shown.at(-1)?.index ?? 0) >= rows.length - rowsAhead)
  return { scroll, shown, height: virtual.getTotalSize() }
}

const keyOf = (row: TableRow | undefined) =>
  row?.kind === 'group' ? `group ${row.group.key}` : row?.ticket.id

interface Standing extends Pick<VirtualInput, 'current' | 'rowHeight'> {
  readonly scroll: React.RefObject<HTMLDivElement | null>
  readonly virtual: { readonly measure: () => void }
}

/** When opening a ticket makes rows higher, the one that was clicked stays under the pointer. */
function useStandingRow({ scroll, virtual, current, rowHeight }: Standing): void {
  const before = useRef(rowHeight)
  useLayoutEffect(() => {
    const element = scroll.current
    const factor = rowHeight / before.current
    before.current = rowHeight
    if (element === null || factor === 1 || current < 0) return
    const seenAt = current * (rowHeight / factor) - element.scrollTop
    virtual.measure()
    element.scrollTop = current * rowHeight - seenAt
  }, [rowHeight, current, scroll, virtual])
}

/** Fetches the next page when the end of the list comes near. */
function useMoreRows(list: VirtualInput['list'], nearEnd: boolean): void {
  const { fetchNextPage, hasNextPage, isFetching, isError } = list
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetching, isError, fetchNextPage])
}
