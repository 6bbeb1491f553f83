import type { BusinessTime } from '@shared/knowledge/business-time'
import type { ClockRow, ClockSource } from './clock-store'
import { type ClockTimes, clockTimes, type Promised } from './clock-times'
import { statusHistory } from './status-history'

/** When a ticket has to be answered and resolved. @param time null: nobody knows its location's hours */
export function timesOf(
  source: ClockSource,
  promised: Promised,
  time: BusinessTime | null,
): ClockTimes {
  const changes = statusHistory(source)
  const createdAt = Date.parse(source.createdAt)
  const answered =
    source.answeredAt === null ? null : Math.max(createdAt, Date.parse(source.answeredAt))
  return clockTimes(
    {
      ...{ createdAt, changes },
      // To begin with it is an answer, too; here it counts before the central database says so.
      answeredAt: firstOf([answered, changes[0]?.at]),
      promised: time === null ? { answerMs: 0, resolveMs: 0 } : promised,
    },
    time ?? endless,
  )
}

/** The row of `ticket_clocks`, as it is right at that moment. */
export function clockRow(source: ClockSource, times: ClockTimes, now: number): ClockRow {
  const { answerDueAt, answeredAt, resolveDueAt, resolvedAt, pausedWithMs } = times
  const ownDue = source.dueAt === null ? null : Date.parse(source.dueAt)
  const upcoming = [
    answeredAt === null ? answerDueAt : null,
    resolvedAt === null ? resolveDueAt : null,
    resolvedAt === null ? ownDue : null,
  ].filter((each) => each !== null && each > now)
  return {
    ticketId: source.id,
    answerDueAt: toIso(answerDueAt),
    answeredAt: toIso(answeredAt),
    resolveDueAt: toIso(resolveDueAt),
    resolvedAt: toIso(resolvedAt),
    pausedWithMs,
    nextDueAt: toIso(firstOf(upcoming)),
  }
}

/** Asked for nothing: where nothing is promised nothing is counted. */
const endless: BusinessTime = { between: (from, to) => to - from, after: (from, ms) => from + ms }

function firstOf(moments: readonly (number | null | undefined)[]): number | null {
  const known = moments.filter((each) => typeof each === 'number')
  return known.length === 0 ? null : Math.min(...known)
}

const toIso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())
