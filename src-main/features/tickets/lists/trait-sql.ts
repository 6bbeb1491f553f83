import type { TicketCondition } from '@shared/tickets/ticket-where'
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { attachments, tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'
import { isPending, openConflicts } from './listed-ticket'
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

const traits: { readonly [Each in Trait]: (looking: Looking) => SQL } = {
  overdue: ({ now }) => sql`${tickets.dueAt} < ${now.toISOString()} and ${isOpen}`,
  breached: ({ now }) => sql`${tickets.id} in (select ${ticketClocks.ticketId} from ${ticketClocks}
    where ${brokePromise(now)})`,
  'due-soon': ({
    now,
  }) => sql`${isOpen} and (${isWithinHour(tickets.dueAt, now)} or ${tickets.id} in
    (select ${ticketClocks.ticketId} from ${ticketClocks}
      where ${isWithinHour(ticketClocks.nextDueAt, now)}))`,
  watched: ({ personId }) => listHolds(tickets.watchers, personId),
  photos: () => sql`exists (select 1 from ${attachments}
    where ${attachments.ticketId} = ${tickets.id} and ${attachments.deletedAt} is null)`,
  'open-checklist': () => sql`(${tickets.checklist} <> '[]' and exists
    (select 1 from json_each(${tickets.checklist}) as each where each.value ->> '$.done' = 0))`,
  conflicts: () => sql`${openConflicts} > 0`,
  unsent: () => isPending,
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
