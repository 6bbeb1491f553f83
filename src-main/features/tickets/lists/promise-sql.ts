import { type SQL, sql } from 'drizzle-orm'
import { ticketClocks } from '../../../data/sqlite/schema/ticket-work'

const { answerDueAt, answeredAt, resolveDueAt, resolvedAt, pausedWithMs } = ticketClocks

/** Joined with the clocks: it should have been answered or resolved by now, and is not. */
export function missesPromise(now: Date): SQL {
  const at = now.toISOString()
  return sql`((${answeredAt} is null and ${answerDueAt} < ${at}) or (${resolvedAt} is null
    and (${resolveDueAt} < ${at} or ${pausedWithMs} < 0)))`
}

/** Joined with the clocks: it misses a promise, or was answered or resolved too late. */
export function brokePromise(now: Date): SQL {
  return sql`(${missesPromise(now)} or ${answeredAt} > ${answerDueAt}
    or ${resolvedAt} > ${resolveDueAt})`
}

/**
 * Joined with the clocks: by when the first open promise has to be kept; what is too late while its
 * clock stands comes before all others. Null: nothing is promised, or everything is kept.
 */
export const openPromise = sql`case when ${resolvedAt} is null and ${pausedWithMs} < 0 then ''
  when ${answeredAt} is null and ${answerDueAt} is not null
    and (${resolvedAt} is not null or ${answerDueAt} <= coalesce(${resolveDueAt}, ${answerDueAt}))
    then ${answerDueAt}
  when ${resolvedAt} is null then ${resolveDueAt} end`
