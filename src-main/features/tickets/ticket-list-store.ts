import type { Ticket, TicketListInput } from '@shared/tickets/ticket-contract'
import type { TicketFilter } from '@shared/tickets/ticket-filter'
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../data/sqlite/local-database'
import { bays } from '../../data/sqlite/schema/local-knowledge'
import { staffNames } from '../../data/sqlite/schema/local-people'
import { tickets } from '../../data/sqlite/schema/local-tickets'
import type { Clock } from '../../platform/clock'
import { listedColumns, toTicket } from './ticket-store'

/** Lists of tickets, from this device's copy. */
export class TicketListStore {
  constructor(
    private readonly db: ReadDb,
    private readonly the: {
      /** Who looks at them. */
      readonly personId: string
      readonly clock: Clock
    },
  ) {}

  /** Newest first. */
  list({ after, limit, ...filter }: TicketListInput): { items: Ticket[]; more: boolean } {
    const found = this.db
      .select(listedColumns)
      .from(tickets)
      .leftJoin(staffNames, eq(staffNames.id, tickets.assigneeId))
      .leftJoin(bays, eq(bays.id, tickets.bayId))
      .where(
        and(
          isNull(tickets.deletedAt),
          ...conditionsOf(filter, { personId: this.the.personId, now: this.the.clock.now() }),
          after === undefined ? undefined : isAfter(after),
        ),
      )
      .orderBy(desc(tickets.createdAt), desc(tickets.id))
      .limit(limit + 1)
      .all()
    return { items: found.slice(0, limit).map(toTicket), more: found.length > limit }
  }
}

/** Below that row in the list; a row value, so that the index finds the place. */
function isAfter(last: { createdAt: string; id: string }) {
  return sql`(${tickets.createdAt}, ${tickets.id}) < (${last.createdAt}, ${last.id})`
}

interface Looking {
  readonly personId: string
  readonly now: Date
}

type Conditions = {
  readonly [Key in keyof Required<TicketFilter>]: (
    value: NonNullable<TicketFilter[Key]>,
    looking: Looking,
  ) => SQL | undefined
}

const conditions: Conditions = {
  statuses: (statuses) => inArray(tickets.status, statuses),
  categories: (categories) => inArray(tickets.category, categories),
  priorities: (priorities) => inArray(tickets.priority, priorities),
  locationId: (locationId) => eq(tickets.locationId, locationId),
  bayId: (bayId) => eq(tickets.bayId, bayId),
  assignee: (assignee, { personId }) =>
    assignee === 'nobody'
      ? isNull(tickets.assigneeId)
      : eq(tickets.assigneeId, assignee === 'me' ? personId : assignee),
  tag: (tag) => sql`exists (select 1 from json_each(${tickets.tags}) where value = ${tag})`,
  overdue: (_, { now }) =>
    sql`${lt(tickets.dueAt, now.toISOString())} and ${isNull(tickets.resolvedAt)}`,
  text: (text) =>
    sql`${tickets}.rowid in (select rowid from tickets_fts where tickets_fts match ${searched(text)})`,
}

/** A filter as SQL conditions, all of which have to hold. */
function conditionsOf(filter: TicketFilter, looking: Looking): readonly (SQL | undefined)[] {
  const condition = <Key extends keyof TicketFilter>(key: Key): SQL | undefined => {
    const value = filter[key]
    return value === undefined ? undefined : conditions[key](value, looking)
  }
  return (Object.keys(conditions) as (keyof TicketFilter)[]).map(condition)
}

/** Every word has to occur, the last one as a beginning; nothing in it is an operator. */
function searched(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const [last, ...before] = words.toReversed()
  // What has no word in it is found nowhere.
  if (last === undefined) return '""'
  return [...before.toReversed().map((word) => `"${word}"`), `"${last}"*`].join(' ')
}
