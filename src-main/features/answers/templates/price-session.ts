import { openSchedule, spansBetween } from '@shared/knowledge/opening-schedule'
import { clockTime, instantOf, localTime, minuteOf } from '@shared/knowledge/wall-clock'
import type { AskedDay } from './asked-days'
import { type Band, centsOf, priceBetween } from './bay-price'
import type { NamedTimes } from './template-types'

/** A bay from a time of a day on, for so long. */
export interface Session {
  readonly day: AskedDay
  readonly time: string
  readonly minutes: number
}

export interface PricedSession {
  readonly session: Session
  /** Null where the place is not open all of the time. */
  readonly cents: number | null
  /** Local time at the end. */
  readonly endsAt: string
}

/**
 * The price of a session at a place. A day of any week is reckoned without holidays and without
 * changes of the clocks.
 * @returns null where the place is open, but a minute has no price
 */
export function priceSession(
  bands: readonly Band[],
  times: NamedTimes,
  session: Session,
): PricedSession | null {
  const { day, time, minutes } = session
  const calendar = day.usual ? { ...times, holidays: [], timeZone: 'UTC' } : times
  const from = instantOf(calendar.timeZone, day.date, minuteOf(time))
  const to = new Date(from.getTime() + minutes * 60_000)
  const endsAt = clockTime(localTime(calendar.timeZone, to).minute)
  const [span] = spansBetween(openSchedule(calendar), from, to)
  const isOpen = span?.from === from.getTime() && span.to === to.getTime()
  if (!isOpen) return { session, cents: null, endsAt }
  const price = priceBetween(bands, calendar.timeZone, [from, to])
  return price === null ? null : { session, cents: centsOf(price), endsAt }
}

/** Whether a session starts at a time that the day's clock shows: it may skip an hour. */
export function startsOnTheClock({ day, time }: Session, { timeZone }: NamedTimes): boolean {
  if (day.usual) return true
  const shown = localTime(timeZone, instantOf(timeZone, day.date, minuteOf(time)))
  return shown.date === day.date && clockTime(shown.minute) === time
}
