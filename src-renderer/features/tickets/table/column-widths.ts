import type { TicketColumn } from '@shared/tickets/ticket-query'
import { tableColumns } from './table-columns'

/**
 * In pixels, of columns that a person gave a width of their own. The title takes the rest, and has
 * its least where there is none: the table is then wider than its room.
 */
export type ColumnWidths = Readonly<Partial<Record<TicketColumn, number>>>

const narrowest = 44
const widest = 800

/** How wide the columns of a row are, in pixels, as measured. */
export type Measured = Readonly<Partial<Record<TicketColumn, number>>>

/** A width that can still be seen and taken hold of. */
export function fittingWidth(wanted: number): number {
  return Math.round(Math.max(narrowest, Math.min(widest, wanted)))
}

/**
 * The widths once one column has that one. What would take a share of the room stays as it is, so
 * that the title alone gives and takes, and the edge is where it was put.
 */
export function withWidth(
  { own, now }: { readonly own: ColumnWidths; readonly now: Measured },
  column: TicketColumn,
  width: number,
): ColumnWidths {
  const shares = Object.entries(now).filter(([name]) => takesShare(name))
  const kept = Object.fromEntries(shares.map(([name, wide]) => [name, Math.round(wide)]))
  return { ...kept, ...own, [column]: fittingWidth(width) }
}

function takesShare(name: string): boolean {
  const column = tableColumns[name as TicketColumn]
  return name !== 'title' && column.width !== `${column.least}px`
}

/** On which side of a column its edge is: towards the title, which gives and takes. */
export function edgeOf(columns: readonly TicketColumn[], column: TicketColumn): 'start' | 'end' {
  return columns.indexOf(column) < columns.indexOf('title') ? 'end' : 'start'
}

/** What was kept, without what no column has. */
export function readWidths(kept: unknown): ColumnWidths {
  if (typeof kept !== 'object' || kept === null) return {}
  const widths = Object.entries(kept).flatMap(([name, width]): [string, number][] =>
    name in tableColumns && name !== 'title' && Number.isFinite(width)
      ? [[name, fittingWidth(width as number)]]
      : [],
  )
  return Object.fromEntries(widths)
}
