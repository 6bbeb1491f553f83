import { type TicketColumn, ticketColumns } from '@shared/tickets/ticket-query'

/** Those that are shown in their order, then the others. */
export function listedColumns(shown: readonly TicketColumn[]): readonly TicketColumn[] {
  return [...shown, ...ticketColumns.filter((column) => !shown.includes(column))]
}

/** With that column so many places further on; it stops at either end. */
export function movedColumn(
  shown: readonly TicketColumn[],
  column: TicketColumn,
  step: number,
): readonly TicketColumn[] {
  const from = shown.indexOf(column)
  const to = Math.max(0, Math.min(shown.length - 1, from + step))
  if (from === -1) return shown
  return shown.toSpliced(from, 1).toSpliced(to, 0, column)
}

/** Shown or no longer; a title stays. */
export function toggledColumn(
  shown: readonly TicketColumn[],
  column: TicketColumn,
): readonly TicketColumn[] {
  if (!shown.includes(column)) return [...shown, column]
  return column === 'title' ? shown : shown.filter((one) => one !== column)
}
