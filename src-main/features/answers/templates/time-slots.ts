import { numberOf, numberSource } from './number-words'
import { type SlotScanner, wholeWords } from './slot-scanner'

const clock = '(?:\\d{1,2}(?:[:.]\\d{2})?(?:am|pm)?)'
const side = "(?: o'?clock)?(?: in the (?:morning|afternoon|evening)| at night)?"
const time = `(?:${clock}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?= (?:o'?clock|in the|at night)))${side}`

/** `7pm`, `19:30`, `3 in the morning` → `HH:MM`; `?07:30` where the half of the day is open. */
export function timeOf(text: string): string | null {
  if (text === 'midnight') return '24:00'
  const found =
    /^(\d{1,2}|[a-z]+)(?:[:.](\d{2}))?(am|pm)?(?: o'?clock)?(?: (in the morning|in the afternoon|in the evening|at night))?$/u.exec(
      text,
    )
  if (found === null) return null
  const [, hourText = '', minuteText = '00', half, phrase] = found
  const hour = numberOf(hourText)
  const minute = Number(minuteText)
  if (hour === null || hour > 24 || minute > 59 || (half !== undefined && (hour < 1 || hour > 12)))
    return null
  const afternoon = half === 'pm' || phrase === 'in the afternoon' || phrase === 'in the evening'
  const morning = half === 'am' || phrase === 'in the morning'
  if (phrase === 'at night' && half === undefined) return null
  const stated = afternoon || morning || hour > 12 || /^0/u.test(hourText)
  if (!stated) return `?${two(hour)}:${two(minute)}`
  const inDay = afternoon && hour < 12 ? hour + 12 : morning && hour === 12 ? 0 : hour
  return hour === 24 && minute > 0 ? null : `${two(inDay)}:${two(minute)}`
}

const two = (number: number) => String(number).padStart(2, '0')

const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const textOf = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`

/** `7 to 9pm`, `10pm to 1am`: where it starts, and how long it lasts. */
function rangeOf(from: string, to: string): Readonly<Record<string, string>> | null {
  const [start, end] = [timeOf(from), timeOf(to)]
  if (start === null || end === null || end.startsWith('?')) return null
  const last = minuteOf(end)
  if (start === '24:00') return { ...lasting(0, last), crossing: 'yes' }
  if (!start.startsWith('?')) return lasting(minuteOf(start), last)
  // "7 to 9pm" begins in the same half of the day, "11 to 1pm" in the one before.
  const hour = minuteOf(start.slice(1)) % 720
  const sameHalf = hour + (last > 720 ? 720 : 0)
  const before = (sameHalf + 720) % 1440
  return lasting(sameHalf < last ? sameHalf : before, last)
}

function lasting(start: number, end: number): Readonly<Record<string, string>> | null {
  const minutes = (end - start + 1440) % 1440
  return minutes === 0
    ? null
    : { time: textOf(start), minutes: String(minutes), until: textOf(end % 1440) }
}

const hours = '(?:hours?)'
const length = `(?:for |of |per |by the |price per )?(?:about |around |maybe |like )?`

/** How long: before times, since `2 hours` is none. */
const durationScanners: readonly SlotScanner[] = [
  {
    pattern: wholeWords(
      `${length}(?:an|a|one|1) hour and (?:a half|30 minutes|thirty)|${length}1 1 to 2 hours`,
    ),
    slots: () => ({ minutes: '90' }),
  },
  {
    pattern: wholeWords(`${length}(${numberSource}) and a half hours?`),
    slots: ([, count = '']) => minutesOf(count, 60, 30),
  },
  {
    pattern: wholeWords(`${length}(${numberSource}) hours? and a half`),
    slots: ([, count = '']) => minutesOf(count, 60, 30),
  },
  {
    pattern: wholeWords(`${length}(?:half an hour|a half hour|half hour|half a hour|30 minutes)`),
    slots: () => ({ minutes: '30' }),
  },
  {
    pattern: wholeWords(`${length}(${numberSource}) ${hours}(?: each time| long| slot| session)?`),
    slots: ([, count = '']) => minutesOf(count, 60, 0),
  },
  {
    pattern: wholeWords(`${length}(${numberSource}) minutes`),
    slots: ([, count = '']) => minutesOf(count, 1, 0),
  },
  {
    pattern: wholeWords('(?:for |of |per |by the )?(?:an |the |a )?hour|per hour|hourly'),
    slots: () => ({ minutes: '60' }),
  },
]

function minutesOf(count: string, unit: number, more: number) {
  const number = numberOf(count)
  const minutes = number === null ? Number.NaN : number * unit + more
  return Number.isInteger(minutes) && minutes > 0 && minutes <= 1440
    ? { minutes: String(minutes) }
    : null
}

/** Times of day and lengths of time. */
export const timeScanners: readonly SlotScanner[] = [
  ...durationScanners,
  {
    pattern: wholeWords(
      `(?:(?:from|between|at|for) )?(${clock}|midnight) (?:to|until|and) (${clock}|midnight)${side}`,
    ),
    slots: ([, from = '', to = '']) => rangeOf(from, to),
  },
  {
    pattern: wholeWords(
      `(?:(?:at|from|starting|start|around|about|by|as early as) ){1,2}(${time})`,
    ),
    slots: ([, text = '']) => timeSlot(text),
  },
  {
    pattern: wholeWords(`(?:for |the )?(\\d{1,2}(?:[:.]\\d{2})?(?:am|pm)|[012]?\\d:\\d{2})`),
    slots: ([, text = '']) => timeSlot(text),
  },
]

function timeSlot(text: string): Readonly<Record<string, string>> | null {
  const read = timeOf(text)
  return read === null || read === '24:00' ? null : { time: read }
}
