import type { TicketCondition } from '@shared/tickets/ticket-where'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { syncConflicts } from '../../../data/sqlite/schema/local-conflicts'
import { attachments, tickets } from '../../../data/sqlite/schema/local-tickets'
import { outbox } from '../../../data/sqlite/schema/sync'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import { listHolds } from './one-of-sql'
import { brokePromise } from './promise-sql'

type Trait = Extract<TicketCondition, { readonly field: 'trait' }>['value']

/** Who looks, and when. */
export interface Looking {
  readonly personId: string
  readonly now: Date
}

const hourMs = 3_600_000

export const isOpen = sql`${tickets.status} in ('open', 'in-progress', 'waiting')`

/** Sets that are small are gathered once, not asked for row by row. */
const traits: { readonly [Each in Trait]: (looking: Looking) => SQL } = {
  overdue: ({ now }) => sql`${tickets.dueAt} < ${now.toISOString()} and ${isOpen}`,
  // Those that were ever late are half of all.
  breached: ({ now }) => brokePromise(now),
  'due-soon': ({
    now,
  }) => sql`${isOpen} and (${isWithinHour(tickets.dueAt, now)} or ${tickets.id} in
    (select ${ticketClocks.ticketId} from ${ticketClocks}
      where ${isWithinHour(ticketClocks.nextDueAt, now)}))`,
  watched: ({ personId }) => listHolds(tickets.watchers, personId),
  photos: () => sql`${tickets.id} in (select ${attachments.ticketId} from ${attachments}
    where ${attachments.deletedAt} is null)`,
  'open-checklist': () => sql`(${tickets.checklist} <> '[]' and exists
    (select 1 from json_each(${tickets.checklist}) as each where each.value ->> '$.done' = 0))`,
  conflicts: () => sql`${tickets.id} in (select ${syncConflicts.rowId} from ${syncConflicts}
    where ${syncConflicts.entity} = 'tickets' and ${syncConflicts.resolution} is null)`,
  unsent: () => sql`${tickets.id} in (select ${outbox.rowId} from ${outbox}
    where ${outbox.entity} = 'tickets' and ${outbox.state} in ('queued', 'sent'))`,
  parent: () => sql`${tickets.parentId} is not null`,
  recurring: () => sql`${tickets.recursAt} is not null`,
}

function isWithinHour(moment: SQLWrapper, now: Date): SQL {
  const end = new Date(now.getTime() + hourMs)
  return sql`${moment} between ${now.toISOString()} and ${end.toISOString()}`
}

/** Whether a ticket has or is that. */
export function traitSql(trait: Trait, looking: Looking): SQL {
  return traits[trait](looking)
}
