import type { TicketColumn } from '@shared/tickets/ticket-query'
import classes from './column-sash.module.css'
import { edgeOf } from './column-widths'
import { tableText } from './table-text'
import { useColumnSash } from './use-column-sash'

interface Props {
  readonly column: TicketColumn
  readonly columns: readonly TicketColumn[]
}

/** The edge of a column: dragged it makes it wider, clicked twice as wide as what is in it. */
export function ColumnSash({ column, columns }: Props) {
  const sash = useColumnSash(column)
  return (
    <span
      aria-hidden="true"
      data-sash={column}
      data-edge={edgeOf(columns, column)}
      title={tableText.sash}
      className={classes.sash}
      {...sash}
    />
  )
}
