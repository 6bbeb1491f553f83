import { type OpeningTimes, openingsOn, type Period, type StaffedTimes } from './opening-hours'
import {
  clockTime,
  dateAfter,
  dateOf,
  dayMinutes,
  minuteOf,
  startOf,
  wallPieces,
} from './wall-clock'

/** `[from, to)` in minutes of one day. */
interface Span {
  readonly from: number
  readonly to: number
}

/** When a place, or its desk, is there for people. */
export interface Schedule {
  readonly timeZone: string
  /** All of a date's open minutes in order, with what is left of the night before. */
  readonly minutesOn: (date: string) => readonly Span[]
  /** The periods that begin on a date, as people tell them. */
  readonly periodsOn: (date: string) => readonly Period[]
}

/** When a place is open: agrees with `isOpenAt`. */
export function openSchedule(times: OpeningTimes): Schedule {
  return {
    timeZone: times.timeZone,
    minutesOn: (date) => minutesOf(times, date),
    periodsOn: (date) => openingsOn(times, date),
  }
}

/** When somebody is at the desk: agrees with `isStaffedAt`. */
export function deskSchedule({ staffedHours, ...times }: StaffedTimes): Schedule {
  const usual = { hours: staffedHours, holidays: [], timeZone: times.timeZone }
  const isHoliday = (day: string) => times.holidays.some(({ date }) => date === day)
  const minutesOn = (date: string) => {
    const staffed = minutesOf(usual, date)
    return isHoliday(date) ? common(staffed, minutesOf(times, date)) : staffed
  }
  const periodsOn = (date: string) =>
    isHoliday(date) ? minutesOn(date).map(periodOf) : openingsOn(usual, date)
  return { timeZone: times.timeZone, minutesOn, periodsOn }
}

const periodOf = ({ from, to }: Span): Period => [clockTime(from), clockTime(to)]

function minutesOf(times: OpeningTimes, date: string): readonly Span[] {
  const before = openingsOn(times, dateAfter(date, -1))
    .filter(([from, to]) => to <= from)
    .map(([, to]) => ({ from: 0, to: minuteOf(to) }))
  const own = openingsOn(times, date).map(([from, to]) => ({
    from: minuteOf(from),
    to: to <= from ? dayMinutes : minuteOf(to),
  }))
  return joined([...before, ...own])
}

function common(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  const both = some.flatMap((one) =>
    others.map((other) => ({
      from: Math.max(one.from, other.from),
      to: Math.min(one.to, other.to),
    })),
  )
  return joined(both)
}

/** In order, without empty ones; what touches or overlaps is one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const inOrder = spans.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from)
  const result: Span[] = []
  for (const span of inOrder) {
    const last = result.at(-1)
    if (last === undefined || last.to < span.from) result.push(span)
    else result[result.length - 1] = { from: last.from, to: Math.max(last.to, span.to) }
  }
  return result
}

const dayMs = dayMinutes * 60_000
/** How far ahead the next change is looked for: what is farther off concerns nobody who asks now. */
const horizonDays = 14

/**
 * The first instant after one at which it opens; null where that is not within two weeks.
 * @throws RangeError for a time zone that does not exist
 */
export function nextOpening(schedule: Schedule, after: Date): Date | null {
  const found = changesAfter(schedule, after).find(({ from }) => from > after.getTime())
  return found === undefined ? null : new Date(found.from)
}

/** The first instant after one at which it closes; null where that is not within two weeks. */
export function nextClosing(schedule: Schedule, after: Date): Date | null {
  const end = after.getTime() + horizonDays * dayMs
  const found = changesAfter(schedule, after).find(({ to }) => to > after.getTime() && to < end)
  return found === undefined ? null : new Date(found.to)
}

/** What is open from just before an instant until the horizon, in milliseconds since 1970. */
function changesAfter(schedule: Schedule, after: Date): readonly Span[] {
  return spansBetween(
    schedule,
    new Date(after.getTime() - 1),
    new Date(after.getTime() + horizonDays * dayMs),
  )
}

/** What is open between two instants, in milliseconds since 1970, in order. */
export function spansBetween(schedule: Schedule, from: Date, to: Date): readonly Span[] {
  const spans = wallPieces(schedule.timeZone, from, to).flatMap(({ offset, ...piece }) =>
    daysOf(piece.from + offset, piece.to + offset).flatMap((date) =>
      schedule.minutesOn(date).map((span) => ({
        from: Math.max(piece.from, startOf(date) + span.from * 60_000 - offset),
        to: Math.min(piece.to, startOf(date) + span.to * 60_000 - offset),
      })),
    ),
  )
  return joined(spans)
}

/** The dates that local milliseconds touch. */
function daysOf(from: number, to: number): readonly string[] {
  const first = startOf(dateOf(from))
  return Array.from({ length: Math.ceil((to - first) / dayMs) }, (_, i) =>
    dateOf(first + i * dayMs),
  )
}
