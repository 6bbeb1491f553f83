import { clockTime, instantOf, localTime, minuteOf } from '@shared/knowledge/wall-clock'

/** `2026-11-23T18:00` for a date field, by the clock of a zone. */
export function toZonedMoment(at: Date, timeZone: string): string {
  const { date, minute } = localTime(timeZone, at)
  return `${date}T${clockTime(minute)}`
}

/** ISO 8601 of what a date field holds, by the clock of a zone; null while it is not a whole date. */
export function fromZonedMoment(written: string, timeZone: string): string | null {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(written)
  const [, date, time] = found ?? []
  if (date === undefined || time === undefined || Number.isNaN(Date.parse(date))) return null
  return instantOf(timeZone, date, minuteOf(time)).toISOString()
}
