import { weekdayOf, weekdays } from '../knowledge/opening-hours'
import { dateAfter, instantOf, localTime } from '../knowledge/wall-clock'

const dayMinutes = 24 * 60
/** Where only a day is said: when the day's work should be done. */
const usualMinute = 17 * 60
const lateMinute = 22 * 60

const unitMinutes: Readonly<Record<string, number>> = {
  m: 1,
  h: 60,
  d: dayMinutes,
  w: 7 * dayMinutes,
}

const span = /^in (\d{1,4}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)$/u
const clock = /^(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/u
const isoDate = /^\d{4}-\d\d-\d\d$/u

/** Words for a time of a day. */
const minutesOf: Readonly<Record<string, number>> = {
  ...{ morning: 9 * 60, noon: 12 * 60, afternoon: 15 * 60, evening: 19 * 60, night: lateMinute },
}

/**
 * When something is due that was said in quick words: `tomorrow 9:00`, `friday`, `in 2 h`,
 * `2026-12-01 14:30`, `tonight`. Times are those of the clock on the wall there.
 * @param timeZone IANA name
 * @returns null where the words say no time, or one that is over
 */
export function quickDue(words: string, now: Date, timeZone: string): Date | null {
  const said = words.trim().toLowerCase().replace(/\s+/gu, ' ')
  const due = afterSpan(said, now) ?? onDay(said, now, timeZone)
  return due !== null && due.getTime() > now.getTime() ? due : null
}

function afterSpan(said: string, now: Date): Date | null {
  const [, count = '', unit = ''] = span.exec(said) ?? []
  const minutes = unitMinutes[unit[0] ?? '']
  if (minutes === undefined) return null
  return new Date(now.getTime() + Number(count) * minutes * 60_000)
}

function onDay(said: string, now: Date, timeZone: string): Date | null {
  const today = localTime(timeZone, now)
  const [first = '', ...rest] = said.replace(/^(?:by|on|next) /u, '').split(' ')
  const date = dateOf(first, today.date)
  if (date === null) return atTime(said, today, timeZone)
  const minute = rest.length === 0 ? implied(first) : minuteOf(rest.join(' '))
  return minute === null ? null : instantOf(timeZone, date, minute)
}

const implied = (day: string) => (day === 'tonight' ? lateMinute : usualMinute)

/** A time alone is today's, or tomorrow's once it is over. */
function atTime(said: string, today: ReturnType<typeof localTime>, timeZone: string): Date | null {
  const minute = minuteOf(said)
  if (minute === null) return null
  const date = minute > today.minute ? today.date : dateAfter(today.date, 1)
  return instantOf(timeZone, date, minute)
}

function dateOf(word: string, today: string): string | null {
  if (word === 'today' || word === 'tonight') return today
  if (word === 'tomorrow' || word === 'tmr') return dateAfter(today, 1)
  if (isoDate.test(word)) return Number.isNaN(Date.parse(word)) ? null : word
  const day = weekdays.findIndex((name) => word.length >= 3 && fullNames[name].startsWith(word))
  if (day < 0) return null
  const ahead = (day - weekdays.indexOf(weekdayOf(today)) + 7) % 7
  return dateAfter(today, ahead === 0 ? 7 : ahead)
}

const fullNames = {
  ...{ mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday', fri: 'friday' },
  ...{ sat: 'saturday', sun: 'sunday' },
} as const

function minuteOf(words: string): number | null {
  const named = minutesOf[words.replace(/^(?:in the|this|at) /u, '')]
  if (named !== undefined) return named
  const [, hours = '', minutes = '0', half] = clock.exec(words) ?? []
  // `9` alone may be anything; `9 am`, `9:00` and `at 9` are times.
  if (hours === '' || (half === undefined && minutes === '0' && !/^at |:|\./u.test(words))) {
    return null
  }
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0)
  const valid = hour < 24 && Number(minutes) < 60 && (half === undefined || Number(hours) <= 12)
  return valid ? hour * 60 + Number(minutes) : null
}
