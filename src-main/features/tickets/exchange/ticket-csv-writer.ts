import { type CsvColumn, csvColumns } from '@shared/tickets/ticket-exchange-contract'
import { stringify } from 'csv-stringify/sync'

/** A ticket as cells of text, by column. */
export type TicketCells = Readonly<Record<CsvColumn, string>>

/** Whatever the file, its first line. UTF-8 with a mark that tells Excel so. */
export function csvHead(columns: readonly CsvColumn[] = csvColumns): string {
  return stringify([columns], { bom: true, record_delimiter: 'windows' })
}

/** Rows below the head. What a spreadsheet would take for a formula begins with an apostrophe. */
export function csvRows(
  tickets: readonly TicketCells[],
  columns: readonly CsvColumn[] = csvColumns,
): string {
  const rows = tickets.map((ticket) => columns.map((column) => ticket[column]))
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' })
}
