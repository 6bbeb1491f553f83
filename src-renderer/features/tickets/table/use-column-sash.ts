import type { TicketColumn } from '@shared/tickets/ticket-query'
import type { PointerEvent } from 'react'
import { announce } from '../../../app/announce-store'
import { useListView } from '../list-head/list-view-store'
import { useColumnWidths } from './column-width-store'
import { type ColumnWidths, edgeOf, type Measured, withWidth } from './column-widths'
import { tableLayout } from './table-columns'
import { tableText } from './table-text'

const tableId = 'ticket-table'

/** Ways to give a column of the table another width. */
export function useColumnSizes() {
  const { columns } = useListView()
  const { widths, setWidths } = useColumnWidths()
  const next = (column: TicketColumn, width: number, now = measured(columns)) =>
    withWidth({ own: widths, now }, column, width)
  const keep = (column: TicketColumn, own: ColumnWidths) => {
    setWidths(own)
    announce(tableText.width(tableText.columns[column], own[column] ?? 0))
  }
  return {
    columns,
    next,
    keep,
    /** By so many pixels. */
    widen: (column: TicketColumn, by: number) => {
      const now = measured(columns)
      keep(column, next(column, (now[column] ?? 0) + by, now))
    },
    /** As wide as what is in it, of all rows in sight. */
    fitContent: (column: TicketColumn) =>
      keep(column, next(column, naturalWidth(column, columns, widths))),
    show: (own: ColumnWidths) => showMoving(columns, own),
  }
}

/** Dragging the edge of a column; the rows follow without being drawn anew. */
export function useColumnSash(column: TicketColumn) {
  const { columns, next, keep, fitContent, show } = useColumnSizes()
  const sign = edgeOf(columns, column) === 'end' ? 1 : -1
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    // No text is marked, and the list is not dragged.
    event.preventDefault()
    const { currentTarget: sash, clientX: from } = event
    const now = measured(columns)
    let own: ColumnWidths | null = null
    const move = ({ clientX }: globalThis.PointerEvent) => {
      own = next(column, (now[column] ?? 0) + sign * (clientX - from), now)
      show(own)
    }
    const end = new AbortController()
    const stop = () => {
      end.abort()
      showStanding()
    }
    const drop = () => {
      stop()
      if (own !== null) keep(column, own)
    }
    sash.setPointerCapture(event.pointerId)
    const { signal } = end
    sash.addEventListener('pointermove', move, { signal })
    sash.addEventListener('pointerup', drop, { signal })
    sash.addEventListener('pointercancel', stop, { signal })
  }
  return { onPointerDown, onDoubleClick: () => fitContent(column) }
}

function measured(columns: readonly TicketColumn[]): Measured {
  const head = document.getElementById(tableId)
  const entries = columns.flatMap((column) => {
    const cell = head?.querySelector(`[role="columnheader"][data-column="${column}"]`)
    return cell == null ? [] : [[column, cell.getBoundingClientRect().width] as const]
  })
  return Object.fromEntries(entries)
}

const rowsOf = (table: HTMLElement | null) =>
  table?.querySelectorAll<HTMLElement>('[role="row"]') ?? []

/**
 * While an edge is dragged, row by row: the styles of every cell would be looked at anew for a
 * property that the table hands down, which takes five times as long.
 */
function showMoving(columns: readonly TicketColumn[], own: ColumnWidths): void {
  const { template, least } = tableLayout(columns, own)
  const table = document.getElementById(tableId)
  table?.querySelector<HTMLElement>('[role="grid"]')?.style.setProperty('min-width', `${least}px`)
  for (const row of rowsOf(table)) row.style.gridTemplateColumns = template
}

/** As the table has it again. */
function showStanding(): void {
  const table = document.getElementById(tableId)
  table?.querySelector<HTMLElement>('[role="grid"]')?.style.removeProperty('min-width')
  for (const row of rowsOf(table)) row.style.gridTemplateColumns = ''
}

/** Lets the browser say how wide it would make each cell, and puts everything back. */
function naturalWidth(
  column: TicketColumn,
  columns: readonly TicketColumn[],
  own: ColumnWidths,
): number {
  const table = document.getElementById(tableId)
  if (table === null) return 0
  const tracks = columns.map((one) => (one === column ? 'max-content' : '0px'))
  table.style.setProperty('--columns', ['20px', ...tracks].join(' '))
  const cells = [...table.querySelectorAll(`[data-column="${column}"]`)]
  const widths = cells.map((cell) => {
    const { marginLeft, marginRight } = getComputedStyle(cell)
    const { width } = cell.getBoundingClientRect()
    return width + Number.parseFloat(marginLeft) + Number.parseFloat(marginRight)
  })
  table.style.setProperty('--columns', tableLayout(columns, own).template)
  return Math.ceil(Math.max(0, ...widths))
}
