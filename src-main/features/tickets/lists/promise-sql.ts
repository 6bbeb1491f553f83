import { type SQL, sql } from 'drizzle-orm'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'

const { answerDueAt, answeredAt, resolveDueAt, resolvedAt, pausedWithMs } = ticketClocks

/**
 * Of a clock: by when the first open promise has to be kept; what is too late while its clock stands
 * comes before all others. Null: nothing is promised, or everything is kept. An index knows it word
 * for word.
 */
export const openPromise = sql`(case when ${resolvedAt} is null and ${pausedWithMs} < 0 then ''
  when ${answeredAt} is null and ${answerDueAt} is not null
    and (${resolvedAt} is not null or ${answerDueAt} <= coalesce(${resolveDueAt}, ${answerDueAt}))
    then ${answerDueAt}
  when ${resolvedAt} is null then ${resolveDueAt} end)`

/** Of a clock: the ticket should have been answered or resolved by now, and is not. */
export function missesPromise(now: Date): SQL {
  return sql`${openPromise} < ${now.toISOString()}`
}

/** The ticket misses a promise, or was answered or resolved too late. */
export function brokePromise(now: Date): SQL {
  const late = sql`${answeredAt} > ${answerDueAt} or ${resolvedAt} > ${resolveDueAt}`
  return sql`exists (select 1 from ${ticketClocks}
    where ${ticketClocks.ticketId} = ${tickets.id} and (${missesPromise(now)} or ${late}))`
}
