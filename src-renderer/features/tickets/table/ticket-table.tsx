import { useElementSize } from '@mantine/hooks'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketColumn, TicketQuery } from '@shared/tickets/ticket-query'
import { type ComponentProps, type ReactNode, useEffect, useMemo, useRef } from 'react'
import shared from '../../../ui/list-detail.module.css'
import { useListSelection } from '../bulk/list-selection'
import { useListView } from '../list-head/list-view-store'
import type { useTickets } from '../use-tickets'
import { useColumnWidths } from './column-width-store'
import { GroupRow } from './group-row'
import { rowElementId } from './row-place'
import { useRowWorld } from './row-world'
import { tableLayout } from './table-columns'
import { TableHead } from './table-head'
import type { TableRow } from './table-rows'
import { tableText } from './table-text'
import { TableTicket } from './table-ticket'
import classes from './ticket-table.module.css'
import { useColumnKeys } from './use-column-keys'
import { useRowKeys } from './use-row-keys'
import { useRowPointer } from './use-row-pointer'
import { useTableRows } from './use-table-rows'
import { useVirtualRows } from './use-virtual-rows'

// One line where there is room for columns, two where there is not; the styles know them, too.
const columnsFrom = 720
const heights = { columns: 36, lines: 60, group: 34 }

export interface TicketTableProps {
  readonly query: TicketQuery
  readonly list: ReturnType<typeof useTickets>['list']
  readonly items: readonly Ticket[]
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
  /** What follows when there are no further rows. */
  readonly below?: ReactNode
}

/** The rows of a list. Only those in sight exist, so that a hundred thousand scroll like ten. */
export function TicketTable({ query, list, items, ticketId, onOpen, below }: TicketTableProps) {
  const { ref, width } = useElementSize<HTMLDivElement>()
  const { columns } = useListView()
  const layout = width >= columnsFrom || width === 0 ? 'columns' : 'lines'
  const rows = useTableRows({ query, list, items })
  const { cursor, cell, selected } = useListSelection()
  const currentId = ticketId ?? cursor
  const current = rows.findIndex((row) => row.kind === 'ticket' && row.ticket.id === currentId)
  const sized = useSizedColumns(columns)
  const { scroll, shown, height } = useVirtualRows({
    ...{ list, rows, current },
    rowHeight: heights[layout],
    groupHeight: heights.group,
  })
  const keys = useRowKeys({ items, columns: layout === 'columns' ? columns : [], ticketId, onOpen })
  useColumnKeys(layout === 'columns' ? cell : null)
  const pointer = useRowPointer({ items, onOpen })
  const active = current < 0 ? undefined : rowElementId(currentId ?? '', cell)
  useCellInSight(active, cell)
  return (
    <div ref={ref} id="ticket-table" className={classes.table} data-layout={layout} style={sized}>
      <div ref={scroll} id="ticket-scroll" className={`${shared.scroll} ${classes.scroll}`}>
        {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual */}
        <div
          id="ticket-list"
          role="grid"
          aria-label={tableText.list}
          aria-multiselectable
          aria-rowcount={list.hasNextPage ? -1 : rows.length + 1}
          aria-activedescendant={active}
          tabIndex={0}
          data-selecting={selected.size > 0 || undefined}
          data-on-row={current >= 0 || undefined}
          className={classes.grid}
          onKeyDown={keys}
          {...pointer}
        >
          <TableHead columns={layout === 'columns' ? columns : null} />
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" className={classes.rows} style={{ height }}>
            <VirtualRows {...{ shown, rows, current, layout, columns }} by={query.group} />
          </div>
        </div>
        {list.isFetchingNextPage && <p className={shared.more}>{tableText.loadingMore}</p>}
        {below}
      </div>
    </div>
  )
}

/** How wide columns are, for the styles of all rows. */
function useSizedColumns(columns: readonly TicketColumn[]): React.CSSProperties {
  const { widths } = useColumnWidths()
  return useMemo(() => {
    const { template, least } = tableLayout(columns, widths)
    return { '--columns': template, '--least': `${least}px` } as React.CSSProperties
  }, [columns, widths])
}

/** Where columns have no room beside each other, the arrow keys bring theirs along. */
function useCellInSight(active: string | undefined, cell: TicketColumn | null): void {
  const latest = useRef(active)
  useEffect(() => {
    latest.current = active
  })
  useEffect(() => {
    if (cell === null || latest.current === undefined) return
    const element = document.getElementById(latest.current)
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [cell])
}

interface RowsProps extends Pick<ComponentProps<typeof TableTicket>, 'layout' | 'columns'> {
  readonly shown: ReturnType<typeof useVirtualRows>['shown']
  readonly rows: readonly TableRow[]
  /** Of the row that the list is on; -1: none. */
  readonly current: number
  readonly by: TicketQuery['group']
}

function VirtualRows({ shown, rows, current, by, ...looks }: RowsProps) {
  const { cell, selected, renaming } = useListSelection()
  const world = useRowWorld()
  return shown.map(({ index, start }) => {
    const row = rows[index]
    if (row === undefined) return null
    // A row that leaves at one end comes back at the other: to write it anew is half of making it.
    const place = index % shown.length
    if (row.kind === 'group') return <GroupRow key={place} {...{ index, row, by }} top={start} />
    const { ticket } = row
    return (
      <TableTicket
        // What is being written stays with its ticket, wherever that goes.
        key={renaming === ticket.id ? ticket.id : place}
        {...{ index, ticket, world, ...looks }}
        current={index === current}
        selected={selected.has(ticket.id)}
        writing={renaming === ticket.id}
        cell={index === current ? cell : null}
        top={start}
      />
    )
  })
}
