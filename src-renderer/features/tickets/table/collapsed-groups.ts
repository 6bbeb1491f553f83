import type { TicketGrouping, TicketQuery } from '@shared/tickets/ticket-query'
import { type TicketCondition, ticketCondition } from '@shared/tickets/ticket-where'
import { create } from 'zustand'

/** One part of a grouped list; null: its field is empty. */
export type GroupKey = string | null

interface CollapsedGroups {
  readonly of: Readonly<Partial<Record<TicketGrouping, readonly GroupKey[]>>>
  toggle(group: TicketGrouping, key: GroupKey): void
}

/** Which parts of a grouped list are folded. */
export const useCollapsedGroups = create<CollapsedGroups>()((set) => ({
  of: {},
  toggle: (group, key) =>
    set(({ of }) => {
      const now = of[group] ?? []
      const next = now.includes(key) ? now.filter((one) => one !== key) : [...now, key]
      return { of: { ...of, [group]: next } }
    }),
}))

/** The query without the tickets of folded parts, so that none of them is read and paged through. */
export function useUnfolded(query: TicketQuery): TicketQuery {
  const keys = useCollapsedGroups(({ of }) =>
    query.group === undefined ? undefined : of[query.group],
  )
  return keys === undefined || keys.length === 0 ? query : withoutGroups(query, keys)
}

export function withoutGroups(query: TicketQuery, keys: readonly GroupKey[]): TicketQuery {
  const { where, group } = query
  if (group === undefined) return query
  const hidden = conditionOf(group, keys)
  if (hidden === null) return query
  // Beside the conditions where that says the same: groups may be only so deep.
  const others = where === undefined ? [] : where.match === 'all' ? where.of : [where]
  return { ...query, where: { match: 'all', of: [...others, hidden] } }
}

/** Null for keys that no ticket can have. */
function conditionOf(
  field: NonNullable<TicketQuery['group']>,
  values: readonly GroupKey[],
): TicketCondition | null {
  const read = ticketCondition.safeParse({ field, is: 'none-of', values })
  return read.success ? read.data : null
}
