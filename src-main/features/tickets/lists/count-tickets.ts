import type { TicketCounts } from '@shared/tickets/ticket-list-contract'
import type { TicketGrouping } from '@shared/tickets/ticket-query'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { bayLocations, groupTerms, orderBySql, orderedTickets } from './list-order'

const nothing = sql`null`

interface Part {
  readonly key: SQLWrapper
  readonly name?: SQLWrapper
  readonly bayNumber?: SQLWrapper
}

const parts: { readonly [Each in TicketGrouping]: Part } = {
  status: { key: tickets.status },
  priority: { key: tickets.priority },
  category: { key: tickets.category },
  location: { key: tickets.locationId, name: locations.name },
  assignee: { key: tickets.assigneeId, name: staffNames.name },
  bay: { key: tickets.bayId, name: bayLocations.name, bayNumber: bays.number },
}

type Counted = [count: number, key: string | null, name: string | null, bayNumber: number | null]

/** How many tickets are found, in all and in each part of the grouping. */
export function countTickets(
  db: ReadDb,
  found: SQL,
  group: TicketGrouping | undefined,
): TicketCounts {
  if (group === undefined) {
    const [row] = db.values<[number]>(sql`select count(*) from ${tickets} where ${found}`)
    return { total: row?.[0] ?? 0, groups: [] }
  }
  const { key, name = nothing, bayNumber = nothing } = parts[group]
  const groups = db
    .values<Counted>(
      sql`select count(*), ${key}, ${name}, ${bayNumber} from ${orderedTickets} where ${found}
        group by ${key} order by ${orderBySql(groupTerms(group))}`,
    )
    .map(([count, value, called, number]) => ({
      ...{ key: value, count },
      ...(called === null ? {} : { name: called }),
      ...(number === null ? {} : { bayNumber: number }),
    }))
  return { total: groups.reduce((sum, { count }) => sum + count, 0), groups }
}
