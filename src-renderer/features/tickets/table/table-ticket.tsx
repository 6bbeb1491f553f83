import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketColumn } from '@shared/tickets/ticket-query'
import { memo } from 'react'
import { LineCells } from './line-cells'
import { rowElementId } from './row-place'
import type { RowWorld } from './row-world'
import { SelectBox } from './select-box'
import { tableColumns } from './table-columns'
import { TicketCell } from './ticket-cell'
import classes from './ticket-table.module.css'

interface Props {
  readonly index: number
  readonly ticket: Ticket
  readonly current: boolean
  readonly selected: boolean
  readonly writing: boolean
  /** The one that the arrow keys are in. */
  readonly cell: TicketColumn | null
  readonly layout: 'columns' | 'lines'
  readonly columns: readonly TicketColumn[]
  readonly world: RowWorld
  /** In pixels from the first row. */
  readonly top: number
}

/** One ticket of the list; the grid around it takes clicks and keys. */
export const TableTicket = memo(function TableTicket(props: Props) {
  const { index, ticket, current, selected, writing, layout, world, top } = props
  const { id } = ticket
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual
    <div
      role="row"
      id={rowElementId(id, null)}
      data-ticket={id}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-current={current || undefined}
      className={classes.row}
      style={{ top }}
    >
      <SelectBox title={ticket.title} selected={selected} allowed={world.maySelect} />
      {layout === 'lines' ? (
        <LineCells {...{ ticket, writing, world }} />
      ) : (
        <ColumnCells {...props} />
      )}
    </div>
  )
})

function ColumnCells({ ticket, writing, cell, columns, world }: Props) {
  return columns.map((column) => (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <span
      key={column}
      role="gridcell"
      id={rowElementId(ticket.id, column)}
      data-column={column}
      data-edits={tableColumns[column].edits}
      data-active={cell === column || undefined}
      className={classes.cell}
    >
      <TicketCell {...{ ticket, column, columns, writing, world }} />
    </span>
  ))
}
