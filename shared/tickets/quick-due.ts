import { dateAfter, instantOf, localTime } from '../knowledge/wall-clock'
import { sayDay } from './day-words'

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

const span = /^(?:in )?(\d{1,4}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)$/u
const clock = /^(?:at )?(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?$/u

/** As computers write it: `2026-12-01T14:30`. */
const isoJoint = /^(\d{4}-\d\d-\d\d)t/u

/** Words for a time of a day. */
const minutesOf: Readonly<Record<string, number>> = {
  ...{ morning: 9 * 60, noon: 12 * 60, afternoon: 15 * 60, evening: 19 * 60, night: lateMinute },
}

/**
 * When something is due that was said in quick words: `tomorrow 9:00`, `friday`, `in 2 h`,
 * `dec 1 5 pm`, `2026-12-01 14:30`, `tonight`, and whatever `dueWords` says. Times are those of the
 * clock on the wall there.
 * @param timeZone IANA name
 * @returns null where the words say no time, or one that is over, unless the day was written out
 */
export function quickDue(words: string, now: Date, timeZone: string): Date | null {
  const said = words
    .toLowerCase()
    .replace(/[,\s]+/gu, ' ')
    .trim()
    .replace(isoJoint, '$1 ')
  const due = afterSpan(said, now) ?? onDay(said, now, timeZone)
  if (due === null) return null
  return due.exact || due.at.getTime() > now.getTime() ? due.at : null
}

interface Read {
  readonly at: Date
  /** Meant even where it is over. */
  readonly exact: boolean
}

function afterSpan(said: string, now: Date): Read | null {
  const [, count = '', unit = ''] = span.exec(said) ?? []
  const minutes = unitMinutes[unit[0] ?? '']
  if (minutes === undefined) return null
  return { at: new Date(now.getTime() + Number(count) * minutes * 60_000), exact: false }
}

function onDay(said: string, now: Date, timeZone: string): Read | null {
  const today = localTime(timeZone, now)
  const words = said.replace(/^(?:by|on|next) /u, '').split(' ')
  const day = sayDay(words, today.date)
  if (day === null) return atTime(said, today, timeZone)
  const rest = words.slice(day.used).join(' ')
  const minute = rest === '' ? implied(words[0]) : minuteOf(rest)
  if (minute === null) return null
  return { at: instantOf(timeZone, day.date, minute), exact: day.exact }
}

const implied = (day: string | undefined) => (day === 'tonight' ? lateMinute : usualMinute)

/** A time alone is today's, or tomorrow's once it is over. */
function atTime(said: string, today: ReturnType<typeof localTime>, timeZone: string): Read | null {
  const minute = minuteOf(said)
  if (minute === null) return null
  const date = minute > today.minute ? today.date : dateAfter(today.date, 1)
  return { at: instantOf(timeZone, date, minute), exact: false }
}

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

const formats = new Map<string, Intl.DateTimeFormat>()

/** `Tue, Nov 24, 09:00`, with the year where it is another one: `quickDue` reads it back. */
export function dueWords(at: Date, now: Date, timeZone: string): string {
  const sameYear = yearOf(at, timeZone) === yearOf(now, timeZone)
  const key = `${timeZone} ${sameYear}`
  const format = formats.get(key) ?? wordFormat(timeZone, sameYear)
  formats.set(key, format)
  return format.format(at)
}

const yearOf = (at: Date, timeZone: string) => localTime(timeZone, at).date.slice(0, 4)

function wordFormat(timeZone: string, sameYear: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en', {
    ...{ timeZone, weekday: 'short', month: 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    ...(sameYear ? {} : { year: 'numeric' as const }),
  })
}
