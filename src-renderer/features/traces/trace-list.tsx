import type { TraceSummary } from '@shared/traces/trace-contract'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { AssistantBadge } from '../../app/answer-badges'
import shared from '../../ui/list-detail.module.css'
import { durationText } from '../../ui/measure-text'
import { clockText } from '../../ui/time-text'
import { TraceStatus } from './trace-status'
import classes from './traces-screen.module.css'
import { tracesText } from './traces-text'
import type { useTraces } from './use-traces'

const rowHeight = 64
const rowsAhead = 8

interface Props {
  readonly list: ReturnType<typeof useTraces>['list']
  readonly items: readonly TraceSummary[]
  readonly traceId: string | null
  readonly onOpen: (traceId: string) => void
}

/** Only the rows in sight exist, so that a hundred thousand scroll like ten. */
export function TraceList({ list, items, traceId, onOpen }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: rowsAhead,
  })
  const rows = virtual.getVirtualItems()
  useMoreRows(list, (rows.at(-1)?.index ?? 0) >= items.length - rowsAhead)
  const current = items.findIndex((item) => item.traceId === traceId)
  const { scrollToIndex } = virtual
  useEffect(() => {
    if (current >= 0) scrollToIndex(current, { align: 'auto' })
  }, [current, scrollToIndex])
  return (
    <div ref={scroll} className={`${shared.scroll} ${classes.scroll}`}>
      <ul
        id="trace-list"
        aria-label={tracesText.list}
        tabIndex={-1}
        className={shared.rows}
        style={{ height: virtual.getTotalSize() }}
      >
        {rows.map(({ index, start }) => {
          const trace = items[index]
          return trace === undefined ? null : (
            <li
              key={trace.traceId}
              aria-setsize={list.hasNextPage ? -1 : items.length}
              aria-posinset={index + 1}
              className={shared.item}
              style={{ transform: `translateY(${start}px)` }}
            >
              <TraceRow trace={trace} current={index === current} onOpen={onOpen} />
            </li>
          )
        })}
      </ul>
      {list.isFetchingNextPage && <p className={shared.more}>{tracesText.loadingMore}</p>}
    </div>
  )
}

/** Fetches the next page when the end of the list comes near. */
function useMoreRows(list: Props['list'], nearEnd: boolean): void {
  const { fetchNextPage, hasNextPage, isFetching, isError } = list
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetching, isError, fetchNextPage])
}

interface RowProps {
  readonly trace: TraceSummary
  readonly current: boolean
  readonly onOpen: (traceId: string) => void
}

function TraceRow({ trace, current, onOpen }: RowProps) {
  return (
    <button
      type="button"
      className={`${shared.row} ${classes.row}`}
      aria-current={current || undefined}
      onClick={() => onOpen(trace.traceId)}
    >
      <span className={classes.question}>{trace.question}</span>
      <span className={classes.meta}>
        <AssistantBadge label={trace.assistant} />
        {trace.assistant !== 'emergency' && <TraceStatus status={trace.status} />}
        <span>{durationText(trace.durationMs)}</span>
        <time className={classes.when} dateTime={trace.askedAt}>
          {clockText(trace.askedAt)}
        </time>
      </span>
    </button>
  )
}
