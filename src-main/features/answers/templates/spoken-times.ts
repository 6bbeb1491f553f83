import { type Period, type Weekday, weekdayOf, weekdays } from '@shared/knowledge/opening-hours'
import { dateAfter, startOf } from '@shared/knowledge/wall-clock'

const dayNames: Readonly<Record<Weekday, string>> = {
  ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday' },
  ...{ sat: 'Saturday', sun: 'Sunday' },
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

export const dayName = (day: Weekday): string => dayNames[day]

/** `18:30` → `6:30 pm`; `24:00` and `00:00` → `midnight`. */
export function spokenTime(time: string): string {
  if (time === '24:00' || time === '00:00') return 'midnight'
  if (time === '12:00') return 'noon'
  const [hour = 0, minutes = '00'] = [Number(time.slice(0, 2)), time.slice(3)]
  return `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'am' : 'pm'}`
}

/** `2026-12-24` → `Thursday, December 24`, with the year where it is far from `today`. */
export function spokenDate(date: string, today: string): string {
  const far = Math.abs(startOf(date) - startOf(today)) > 180 * 86_400_000
  const [year = '', month = '', day = ''] = date.split('-')
  const written = `${dayName(weekdayOf(date))}, ${monthNames[Number(month) - 1] ?? ''} ${Number(day)}`
  return far ? `${written}, ${year}` : written
}

/** `from 6:00 am to midnight`; `around the clock` for a whole day. */
export function spokenPeriods(periods: readonly Period[]): string {
  const [only] = periods
  if (periods.length === 1 && only?.[0] === '00:00' && only[1] === '24:00')
    return 'around the clock'
  return inWords(periods.map(([from, to]) => `from ${spokenTime(from)} to ${spokenTime(to)}`))
}

/** `a`, `a and b`, `a, b and c`. */
export function inWords(parts: readonly string[], joint = 'and'): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} ${joint} ${last}`
}

/** `Monday to Friday`, `Saturday and Sunday`, `every day`. */
export function spokenDays(days: readonly Weekday[]): string {
  const inOrder = weekdays.filter((day) => days.includes(day))
  if (inOrder.length === 7) return 'every day'
  const runs: Weekday[][] = []
  for (const day of inOrder) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (
      run !== undefined &&
      last !== undefined &&
      weekdays.indexOf(day) === weekdays.indexOf(last) + 1
    )
      run.push(day)
    else runs.push([day])
  }
  return inWords(
    runs.flatMap((run) => {
      const [first = 'mon', last = first] = [run[0], run.at(-1)]
      return run.length > 2 ? [`${dayName(first)} to ${dayName(last)}`] : run.map(dayName)
    }),
  )
}

/** `today`, `tomorrow` or `on Saturday, November 28`. */
export function spokenDayFrom(date: string, today: string): string {
  if (date === today) return 'today'
  return date === dateAfter(today, 1) ? 'tomorrow' : `on ${spokenDate(date, today)}`
}

/** `90` → `1 hour and 30 minutes`. */
export function spokenLength(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [
    ...(hours > 0 ? [`${hours} ${hours === 1 ? 'hour' : 'hours'}`] : []),
    ...(rest > 0 ? [`${rest} minutes`] : []),
  ]
  return inWords(parts)
}
