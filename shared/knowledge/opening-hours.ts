import { z } from 'zod'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

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

type Period = readonly [from: string, to: string]
type Weekday = (typeof weekdays)[number]

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
  const periodsOn = (day: Day): readonly Period[] =>
    holidays.find(({ date }) => date === day.date)?.hours ?? hours[day.weekday] ?? []
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

interface Day {
  /** `2026-12-25`. */
  readonly date: string
  readonly weekday: Weekday
}

interface WallClock {
  readonly today: Day
  readonly yesterday: Day
  /** `00:00` to `23:59`. */
  readonly time: string
}

function wallClock(instant: Date, timeZone: string): WallClock {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(instant)
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const date = `${value('year')}-${value('month')}-${value('day')}`
  const noon = Date.parse(`${date}T12:00:00Z`)
  return {
    today: dayOf(noon),
    yesterday: dayOf(noon - 24 * 3_600_000),
    time: `${value('hour')}:${value('minute')}`,
  }
}

/** @param noon of the day, as if it were in UTC */
function dayOf(noon: number): Day {
  const date = new Date(noon)
  return {
    date: date.toISOString().slice(0, 10),
    // Sunday is 0 there, and comes last here.
    weekday: weekdays[(date.getUTCDay() + 6) % 7] ?? 'mon',
  }
}
