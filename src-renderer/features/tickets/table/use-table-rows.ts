import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketGrouping, TicketQuery } from '@shared/tickets/ticket-query'
import { useEffect, useMemo, useRef } from 'react'
import type { useTickets } from '../use-tickets'
import { type GroupKey, useCollapsedGroups } from './collapsed-groups'
import { groupKey, type TableRow, tableRows } from './table-rows'
import { useTicketCounts } from './use-ticket-counts'

interface Listed {
  /** With the tickets of folded parts. */
  readonly query: TicketQuery
  readonly list: ReturnType<typeof useTickets>['list']
  readonly items: readonly Ticket[]
}

const noneFolded: readonly GroupKey[] = []

/** The rows of the list as it is grouped now. */
export function useTableRows({ query, list, items }: Listed): readonly TableRow[] {
  const { where, merged, group } = query
  const counts = useTicketCounts({ where, merged, group }, group !== undefined)
  const folded = useCollapsedGroups(({ of }) => (group === undefined ? undefined : of[group]))
  const partOf = useParts(list, group)
  const groups = counts?.groups
  return useMemo(
    () =>
      tableRows(
        items,
        group === undefined ? null : { groups: groups ?? [], folded: folded ?? noneFolded, partOf },
      ),
    [items, group, groups, folded, partOf],
  )
}

/** Where each ticket stood when the list was read; read again, it stands where it belongs. */
function useParts({ isRefetching }: Listed['list'], group: TicketGrouping | undefined) {
  const seen = useRef(new Map<string, GroupKey>())
  useEffect(() => {
    if (!isRefetching) return
    const parts = seen.current
    return () => parts.clear()
  }, [isRefetching])
  return useMemo(() => {
    seen.current.clear()
    return (ticket: Ticket): GroupKey => {
      if (group === undefined) return null
      const known = seen.current.get(ticket.id)
      if (known !== undefined) return known
      const key = groupKey(ticket, group)
      seen.current.set(ticket.id, key)
      return key
    }
  }, [group])
}
