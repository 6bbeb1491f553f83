import type { RouteOutput } from '@shared/ipc/contract'
import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketGrouping } from '@shared/tickets/ticket-query'
import type { GroupKey } from './collapsed-groups'

export type GroupCount = RouteOutput<'tickets.counts'>['groups'][number]

export type TableRow =
  | { readonly kind: 'group'; readonly group: GroupCount; readonly open: boolean }
  | { readonly kind: 'ticket'; readonly ticket: Ticket; readonly at: number }

export interface Parts {
  /** All of the list, in their order. */
  readonly groups: readonly GroupCount[]
  readonly folded: readonly GroupKey[]
  /** The part in which a ticket was read: one that is changed stays where it stands. */
  readonly partOf: (ticket: Ticket) => GroupKey
}

/** The rows of the table in order; `at` counts the tickets alone. */
export function tableRows(items: readonly Ticket[], parts: Parts | null): readonly TableRow[] {
  const tickets = items.map((ticket, at) => ({ kind: 'ticket' as const, ticket, at }))
  if (parts === null) return tickets
  const { groups, folded, partOf } = parts
  const byPart = new Map<GroupKey, TableRow[]>()
  for (const row of tickets) {
    const part = partOf(row.ticket)
    const rows = byPart.get(part)
    if (rows === undefined) byPart.set(part, [row])
    else rows.push(row)
  }
  const counted = new Set(groups.map(({ key }) => key))
  // Of what came in between, nobody has counted the part yet.
  const uncounted = [...byPart].filter(([key]) => !counted.has(key))
  const known = [...groups, ...uncounted.map(([key, rows]) => ({ key, count: rows.length }))]
  return known.flatMap((group): readonly TableRow[] => {
    const open = !folded.includes(group.key)
    const rows = byPart.get(group.key)
    // What is not read yet comes with its first ticket.
    if (open && rows === undefined) return []
    return [{ kind: 'group', group, open }, ...(open ? (rows ?? []) : [])]
  })
}

export function groupKey(ticket: Ticket, by: TicketGrouping): GroupKey {
  const { status, priority, category, locationId, assigneeId, bayId } = ticket
  return { status, priority, category, location: locationId, assignee: assigneeId, bay: bayId }[by]
}
