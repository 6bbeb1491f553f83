import type { TicketCounts } from '@shared/tickets/ticket-list-contract'
import type { TicketGrouping } from '@shared/tickets/ticket-query'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { bays, locations } from '../../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../../data/sqlite/schema/local-people'
import { keyedFields, keysFrom } from './keyed-fields-sql'
import { bayLocations, besideTickets, groupTerms, orderBySql } from './list-order-sql'

const nothing = sql`null`

interface Named {
  readonly name?: SQLWrapper
  readonly bayNumber?: SQLWrapper
}

const names: { readonly [Each in TicketGrouping]?: Named } = {
  location: { name: locations.name },
  assignee: { name: staffNames.name },
  bay: { name: bayLocations.name, bayNumber: bays.number },
}

type Counted = [count: number, key: string | null, name: string | null, bayNumber: number | null]

/** How many tickets are found, in all and in each part of the grouping. */
export function countTickets(
  db: ReadDb,
  { from, where }: { readonly from: SQL; readonly where: SQL },
  group: TicketGrouping | undefined,
): TicketCounts {
  if (group === undefined) {
    const [row] = db.values<[number]>(sql`select count(*) from ${from} where ${where}`)
    return { total: row?.[0] ?? 0, groups: [] }
  }
  const { column } = keyedFields[group]
  const { name = nothing, bayNumber = nothing } = names[group] ?? {}
  const counted = sql`select ${column} as at, count(*) as amount from ${from} where ${where} group by 1`
  const groups = db
    .values<Counted>(
      sql`with ${keysFrom(group, counted)} select amount, ${column}, ${name}, ${bayNumber}
        from keys as tickets ${besideTickets} order by ${orderBySql(groupTerms(group))}`,
    )
    .map(([count, key, called, number]) => ({
      ...{ key, count },
      ...(called === null ? {} : { name: called }),
      ...(number === null ? {} : { bayNumber: number }),
    }))
  return { total: groups.reduce((sum, { count }) => sum + count, 0), groups }
}
