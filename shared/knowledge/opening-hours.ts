import { z } from 'zod'
import { clockTime, dateAfter, localTime, startOf } from './wall-clock'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Local wall-clock time; `24:00` ends a day. */
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'Times look like 09:30.')

/** `[from, to]`; the end does not belong to it. What goes on after midnight is the next day's. */
const openPeriod = z.tuple([time, time]).refine(([from, to]) => from < to, 'The end must be later.')

/** Open periods of each weekday; an empty list is a closed day. */
export const weeklyHours = z.record(z.enum(weekdays), z.array(openPeriod).readonly())
export type WeeklyHours = z.infer<typeof weeklyHours>

/** A date whose hours replace its weekday's. */
export const holiday = z.object({
  date: z.iso.date(),
  name: z.string().min(1),
  hours: z.array(openPeriod).readonly(),
})
export type Holiday = z.infer<typeof holiday>

export type Period = readonly [from: string, to: string]

export interface OpeningTimes {
  /** Open periods of each weekday; a day that is missing is a closed one. */
  readonly hours: Readonly<Partial<Record<Weekday, readonly Period[]>>>
  /** Dates with periods of their own. */
  readonly holidays: readonly { readonly date: string; readonly hours: readonly Period[] }[]
  /** IANA name. */
  readonly timeZone: string
}

export interface StaffedTimes extends OpeningTimes {
  /** When somebody is at the desk, on days that are no holidays. */
  readonly staffedHours: OpeningTimes['hours']
}

/**
 * Whether a place is open at an instant, by the clock on its wall: where clocks are put back, the
 * hour that comes twice is open twice. A period whose end is not after its start (`18:00` to
 * `02:00`) goes on into the next day, whatever that day's own hours are.
 * @throws RangeError for a time zone that does not exist
 */
export function isOpenAt({ hours, holidays, timeZone }: OpeningTimes, instant: Date): boolean {
  const now = wallClock(instant, timeZone)
  const periodsOn = (day: Day) => periodsOf({ hours, holidays }, day)
  return (
    periodsOn(now.today).some(([from, to]) => from <= now.time && (now.time < to || to <= from)) ||
    periodsOn(now.yesterday).some(([from, to]) => to <= from && now.time < to)
  )
}

/**
 * Whether somebody is at the desk: on a holiday only while the place is open.
 * @throws RangeError for a time zone that does not exist
 */
export function isStaffedAt({ staffedHours, ...times }: StaffedTimes, instant: Date): boolean {
  const { holidays, timeZone } = times
  const atDesk = isOpenAt({ hours: staffedHours, holidays: [], timeZone }, instant)
  if (!atDesk) return false
  const { today } = wallClock(instant, timeZone)
  return !holidays.some(({ date }) => date === today.date) || isOpenAt(times, instant)
}

/**
 * The periods that begin on a date, earliest first: a holiday's own, else its weekday's. What
 * touches is one period.
 */
export function openingsOn(times: OpeningTimes, date: string): readonly Period[] {
  const joined: Period[] = []
  const periods = [...periodsOf(times, dayOf(date))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )
  for (const [from, to] of periods) {
    const last = joined.at(-1)
    // What goes on over night is a period of its own.
    if (last !== undefined && last[1] === from && last[0] < from && from < to) {
      joined[joined.length - 1] = [last[0], to]
    } else joined.push([from, to])
  }
  return joined
}

function periodsOf(
  { hours, holidays }: Pick<OpeningTimes, 'hours' | 'holidays'>,
  day: Day,
): readonly Period[] {
  return holidays.find(({ date }) => date === day.date)?.hours ?? hours[day.weekday] ?? []
}

interface Day {
  /** `2026-12-25`. */
  readonly date: string
  readonly weekday: Weekday
}

/** What the clock on a wall shows, and the days on either side of midnight. */
function wallClock(instant: Date, timeZone: string) {
  const { date, minute } = localTime(timeZone, instant)
  return { today: dayOf(date), yesterday: dayOf(dateAfter(date, -1)), time: clockTime(minute) }
}

const dayOf = (date: string): Day => ({ date, weekday: weekdayOf(date) })

/** Monday comes first; what is no date counts as one. */
export const weekdayOf = (date: string): Weekday =>
  weekdays[(new Date(startOf(date)).getUTCDay() + 6) % 7] ?? 'mon'
