import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketColumn } from '@shared/tickets/ticket-query'
import { memo } from 'react'
import { useListSelection } from '../bulk/list-selection'
import { LineCells } from './line-cells'
import { rowElementId } from './row-place'
import { SelectBox } from './select-box'
import { tableColumns } from './table-columns'
import { TicketCell } from './ticket-cell'
import classes from './ticket-table.module.css'

interface Props {
  readonly index: number
  readonly ticket: Ticket
  readonly current: boolean
  readonly layout: 'columns' | 'lines'
  readonly columns: readonly TicketColumn[]
  readonly place: { readonly transform: string }
}

/** One ticket of the list; the grid around it takes clicks and keys. */
export const TableTicket = memo(
  function TableTicket({ index, ticket, current, layout, columns, place }: Props) {
    const { id } = ticket
    const selected = useListSelection((state) => state.selected.has(id))
    const cell = useListSelection((state) => (current ? state.cell : null))
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
        style={place}
      >
        <SelectBox title={ticket.title} selected={selected} />
        {layout === 'lines' ? (
          <LineCells ticket={ticket} />
        ) : (
          columns.map((column) => (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
            <span
              key={column}
              role="gridcell"
              id={rowElementId(id, column)}
              data-column={column}
              data-edits={tableColumns[column].edits}
              data-active={cell === column || undefined}
              className={classes.cell}
            >
              <TicketCell ticket={ticket} column={column} columns={columns} />
            </span>
          ))
        )}
      </div>
    )
  },
  (before, after) =>
    before.place.transform === after.place.transform &&
    before.ticket === after.ticket &&
    before.current === after.current &&
    before.layout === after.layout &&
    before.columns === after.columns &&
    before.index === after.index,
)
