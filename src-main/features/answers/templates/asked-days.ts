import { type Weekday, weekdayOf, weekdays } from '@shared/knowledge/opening-hours'
import { dateAfter, localTime, startOf } from '@shared/knowledge/wall-clock'
import { holidayKey } from './holiday-slots'
import { dayName, spokenDate, spokenDayFrom, spokenDays } from './spoken-times'
import type { NamedTimes } from './template-types'

/** A date that was asked about, or a day of any week. */
export interface AskedDay {
  /** Of a day of any week: one that stands for all. */
  readonly date: string
  readonly weekday: Weekday
  /** Every week: holidays are left out of account. */
  readonly usual: boolean
  /** `today (Sunday, November 22)`, `on Sundays`. */
  readonly label: string
}

/** Kept nearly everywhere: hours that nobody entered for them may well be other than usual. */
const special = ['12-24', '12-25', '12-26', '12-31', '01-01']

/** Whether a date is kept nearly everywhere, and nobody has said what holds here. */
export const isUnlisted = (date: string, { holidays }: NamedTimes): boolean =>
  special.includes(date.slice(5)) && !holidays.some((one) => one.date === date)

/**
 * The days that a question asks about, by the calendar at a place.
 * @returns empty where it names none; null where it cannot be said which
 */
export function askedDays(
  slots: Readonly<Record<string, string>>,
  times: NamedTimes,
  now: Date,
): readonly AskedDay[] | null {
  const today = localTime(times.timeZone, now).date
  const { day, date, holiday } = slots
  if (holiday !== undefined) return day === undefined ? onHoliday(holiday, times, today) : null
  if (date !== undefined) return onDate({ date, day }, times, today)
  const asked = (day ?? '').split(',').filter((word) => word !== '')
  const found = asked.map((word) => daysFor(word, times, today))
  return found.some((each) => each.length === 0) ? null : uniqueDays(found.flat())
}

function daysFor(word: string, times: NamedTimes, today: string): readonly AskedDay[] {
  const [kind, name] = word.split(':')
  const on = (date: string) => dateDay(date, times, today)
  if (kind === 'today') return [on(today)]
  if (kind === 'tomorrow') return [on(dateAfter(today, 1))]
  if (kind === 'day-after-tomorrow') return [on(dateAfter(today, 2))]
  if (kind === 'weekday')
    return week.filter((each) => each === name).map((each) => on(next(each, today)))
  if (kind === 'every') return usualDays(week.filter((each) => each === name))
  if (kind === 'weekend') return comingWeekend(today).map(on)
  if (kind === 'weekends') return usualDays(['sat', 'sun'])
  if (kind === 'weekdays') return usualDays(week.slice(0, 5))
  return kind === 'week' ? usualDays(week) : []
}

const week: readonly Weekday[] = weekdays

/** Days of any week. */
export const usualDays = (days: readonly Weekday[]): readonly AskedDay[] =>
  days.map((weekday) => ({
    date: next(weekday, '2024-01-01'),
    ...{ weekday, usual: true, label: `on ${dayName(weekday)}s` },
  }))

/** Names for days that have the same: `on Mondays`, `Monday to Friday`, `every day`. */
export function labelOf(days: readonly AskedDay[]): string {
  const [first] = days
  if (first === undefined) return ''
  if (days.length === 1) return first.label
  const usual = spokenDays(days.map(({ weekday }) => weekday))
  if (days.every((day) => day.usual)) return usual
  return days.map(({ label }) => label).join(' and ')
}

function dateDay(date: string, times: NamedTimes, today: string): AskedDay {
  const holiday = times.holidays.find((one) => one.date === date)?.name
  const near = spokenDayFrom(date, today)
  const written = spokenDate(date, today)
  const name = holiday === undefined ? '' : holiday
  const aside = near.startsWith('on ')
    ? name
    : [written, name].filter((part) => part !== '').join(', ')
  const label = aside === '' ? near : `${near} (${aside})`
  return { date, weekday: weekdayOf(date), usual: false, label }
}

function onHoliday(key: string, times: NamedTimes, today: string): readonly AskedDay[] | null {
  const dates = times.holidays
    .filter(({ name, date }) => holidayKey(name).startsWith(key) && date >= today)
    .map(({ date }) => date)
    .sort()
  const [first] = dates
  if (first === undefined) return null
  // The next time round only, not next year's as well.
  const near = dates.filter((date) => date < dateAfter(first, 14))
  return near.map((date) => dateDay(date, times, today))
}

function onDate(
  { date, day }: { readonly date: string; readonly day: string | undefined },
  times: NamedTimes,
  today: string,
): readonly AskedDay[] | null {
  const full = fullDate(date, today)
  if (full === null || full < today) return null
  if (isUnlisted(full, times) || (day !== undefined && day !== `weekday:${weekdayOf(full)}`))
    return null
  return [dateDay(full, times, today)]
}

/** `24`, `12-24` and `2026-12-24` as a date; the next one that is not long past. */
function fullDate(date: string, today: string): string | null {
  if (date.length === 10) return date
  if (date.length === 2) {
    const ahead = Array.from({ length: 62 }, (_, i) => dateAfter(today, i))
    return ahead.find((each) => each.slice(8) === date) ?? null
  }
  const year = Number(today.slice(0, 4))
  const [thisYear, nextYear] = [`${year}-${date}`, `${year + 1}-${date}`]
  if (thisYear >= today) return thisYear
  // A day of the last weeks may be meant just as well as next year's.
  const justPast = startOf(today) - startOf(thisYear) < 60 * 86_400_000
  return justPast || Number.isNaN(startOf(nextYear)) ? null : nextYear
}

function next(day: Weekday, from: string): string {
  const ahead = (weekdays.indexOf(day) - weekdays.indexOf(weekdayOf(from)) + 7) % 7
  return dateAfter(from, ahead)
}

function comingWeekend(today: string): readonly string[] {
  if (weekdayOf(today) === 'sun') return [today]
  const saturday = next('sat', today)
  return [saturday, dateAfter(saturday, 1)]
}

/** Each day once, in the order in which they come. */
const uniqueDays = (days: readonly AskedDay[]) =>
  days
    .filter((day, i) => days.findIndex(({ date }) => date === day.date) === i)
    .sort((one, other) => (one.date < other.date ? -1 : 1))
