import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { boardStatuses } from './board/board-query'
import { TicketBoard } from './board/ticket-board'
import { cardsOf } from './board/use-board-column'
import { BulkBar } from './bulk/bulk-bar'
import { ChangeMenu } from './bulk/change-menu'
import { useListSelection } from './bulk/list-selection'
import { useListSteps } from './bulk/use-list-steps'
import { useSelectionShortcuts } from './bulk/use-selection-shortcuts'
import { useListView } from './list-head/list-view-store'
import { useUnfolded } from './table/collapsed-groups'
import { useMaySelect } from './table/select-box'
import { TicketTable, type TicketTableProps } from './table/ticket-table'
import classes from './table/ticket-table.module.css'
import { listedTickets } from './ticket-pages'

/** The tickets of a query as a table or a board, with all that is changed in it. */
export function TicketList(props: TicketTableProps) {
  const { query, ticketId, onOpen } = props
  const { layout } = useListView()
  const items = useShown(props, layout)
  const readUpTo = layout === 'board' ? async () => items() : readerOf(props.list)
  const maySelect = useMaySelect()
  useSelectionShortcuts({ items, ticketId, maySelect, open: onOpen, readUpTo })
  useListSteps({ items, ticketId, open: onOpen })
  const { clear, moveTo } = useListSelection.getState()
  // Closed again, it is where the list is.
  useEffect(() => {
    if (ticketId !== null) moveTo(ticketId)
  }, [ticketId, moveTo])
  const asked = JSON.stringify([query, layout])
  // biome-ignore lint/correctness/useExhaustiveDependencies: nobody changes what they no longer see
  useEffect(() => clear(), [asked, clear])
  return (
    <div className={classes.around}>
      {layout === 'board' ? (
        <TicketBoard {...{ query, ticketId, onOpen }} />
      ) : (
        <TicketTable {...props} />
      )}
      <ChangeMenu items={items} />
      <BulkBar />
    </div>
  )
}

/** There is something to see without a row: the columns of the board, or the heads of folded parts. */
export function useStandsEmpty(query: TicketTableProps['query']): boolean {
  const { layout } = useListView()
  const unfolded = useUnfolded(query)
  return layout === 'board' || unfolded !== query
}

/** What is on screen or scrolled to, in its order. */
function useShown({ query, items }: TicketTableProps, layout: 'table' | 'board') {
  const client = useQueryClient()
  if (layout === 'table') return () => items
  return () => boardStatuses.flatMap((status) => cardsOf(client, query, status))
}

function readerOf(list: TicketTableProps['list']) {
  return async (count: number) => {
    let read = { data: list.data, hasNextPage: list.hasNextPage }
    while (read.hasNextPage && listedTickets(read.data).length < count) {
      read = await list.fetchNextPage()
    }
    return listedTickets(read.data)
  }
}
