import { type Weekday, weekdayOf, weekdays } from '../knowledge/opening-hours'
import { dateAfter } from '../knowledge/wall-clock'

/** A day that was said. */
export interface SaidDay {
  /** `2026-12-25` */
  readonly date: string
  /** Of the words, how many said it. */
  readonly used: number
  /** No other day can be meant, not even where it is over: its year or its weekday is written. */
  readonly exact: boolean
}

const isoDate = /^(\d{4})-(\d\d)-(\d\d)$/u
const dayOfMonth = /^(\d{1,2})(?:st|nd|rd|th|\.)?$/u
const yearForm = /^20\d\d$/u
const monthNames = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
]
const weekdayNames: Readonly<Record<Weekday, string>> = {
  ...{ mon: 'monday', tue: 'tuesday', wed: 'wednesday', thu: 'thursday', fri: 'friday' },
  ...{ sat: 'saturday', sun: 'sunday' },
}

const daysAhead: Readonly<Record<string, number>> = {
  ...{ today: 0, tonight: 0, tomorrow: 1, tmr: 1, week: 7 },
}

/**
 * The day that words begin with: `tomorrow`, `friday`, `dec 1`, `tue 1 december 2026`,
 * `2026-12-01`.
 * @param words in small letters
 * @param today the date there
 * @returns null where they begin with none
 */
export function sayDay(words: readonly string[], today: string): SaidDay | null {
  const weekday = weekdayIn(words[0])
  const written = writtenDay(weekday === null ? words : words.slice(1))
  if (written !== null) return dated(written, weekday, today)
  if (weekday !== null) return { date: nextOf(weekday, today), used: 1, exact: false }
  const ahead = daysAhead[words[0] ?? '']
  return ahead === undefined ? null : { date: dateAfter(today, ahead), used: 1, exact: false }
}

interface Written {
  /** `12-25` */
  readonly monthDay: string
  readonly year: number | null
  readonly used: number
}

function writtenDay([first = '', second = '', third = '']: readonly string[]): Written | null {
  const [, isoYear, isoMonth, isoDay] = isoDate.exec(first) ?? []
  if (isoYear !== undefined) {
    return { monthDay: `${isoMonth}-${isoDay}`, year: Number(isoYear), used: 1 }
  }
  const [month, day] = monthIn(first) === null ? [second, first] : [first, second]
  const number = dayOfMonth.exec(day)?.[1]
  const named = monthIn(month)
  if (number === undefined || named === null) return null
  const year = yearForm.test(third) ? Number(third) : null
  return { monthDay: `${named}-${number.padStart(2, '0')}`, year, used: year === null ? 2 : 3 }
}

/** Without a year the next such day; one whose weekday is said, too, may be over. */
function dated(
  { monthDay, year, used }: Written,
  weekday: Weekday | null,
  today: string,
): SaidDay | null {
  const thisYear = Number(today.slice(0, 4))
  const years = year === null ? [thisYear, thisYear + 1, thisYear - 1] : [year]
  const days = years.map((one) => `${one}-${monthDay}`).filter(isDay)
  const found =
    weekday === null
      ? days.find((date) => year !== null || date >= today)
      : days.find((date) => weekdayOf(date) === weekday)
  if (found === undefined) return null
  const exact = year !== null || weekday !== null
  return { date: found, used: used + (weekday === null ? 0 : 1), exact }
}

/** Not the 30th of February, nor a year that is still being typed. */
function isDay(date: string): boolean {
  const year = Number(date.slice(0, 4))
  const at = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(at) || year < 2000 || year > 2100) return false
  return new Date(at).toISOString().startsWith(date)
}

function monthIn(word: string): string | null {
  const place = word.length < 3 ? -1 : monthNames.findIndex((name) => name.startsWith(word))
  return place < 0 ? null : String(place + 1).padStart(2, '0')
}

function weekdayIn(word = ''): Weekday | null {
  if (word.length < 3) return null
  return weekdays.find((day) => weekdayNames[day].startsWith(word)) ?? null
}

/** The next one; on that day itself the one in a week. */
function nextOf(weekday: Weekday, today: string): string {
  const ahead = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(today)) + 7) % 7
  return dateAfter(today, ahead === 0 ? 7 : ahead)
}
