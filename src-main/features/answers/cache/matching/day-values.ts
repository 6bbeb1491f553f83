import { numberAt } from './number-words'
import { exact, type NumberWords, softly, type ValueReader } from './value-reader'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august'],
  ...['september', 'october', 'november', 'december'],
]
/** Days told from today, and kinds of days. */
export const relativeDays = new Map(
  Object.entries({
    ...{ today: 'today', tonight: 'today night', tomorrow: 'tomorrow', yesterday: 'yesterday' },
    ...{ weekend: 'weekend', weekends: 'weekend', weekday: 'weekdays', weekdays: 'weekdays' },
    ...{ workday: 'weekdays', workdays: 'weekdays', weeknight: 'weekdays', weeknights: 'weekdays' },
    ...{ midweek: 'weekdays' },
  }),
)

const monthOf = (token: string | undefined) =>
  token === undefined || token.length < 3 || token === 'may' || token === 'mar'
    ? -1
    : months.findIndex(
        (month) =>
          month === token ||
          (month.slice(0, 3) === token && token !== 'mar') ||
          (token === 'sept' && month === 'september'),
      )

const holidays: readonly (readonly [readonly string[], string])[] = [
  [['christmas', 'eve'], '11-24'],
  [['christmas', 'day'], '11-25'],
  [['christmas'], '11-25'],
  [['boxing', 'day'], '11-26'],
  [['new', 'year', 'eve'], '11-31'],
  [['new', 'years', 'eve'], '11-31'],
  [['new', 'year', 'day'], '0-1'],
  [['new', 'years', 'day'], '0-1'],
  [['halloween'], '9-31'],
  [['canada', 'day'], '6-1'],
]

export const readHoliday: ValueReader = (tokens, at) => {
  const found = holidays.find(([words]) => words.every((word, i) => tokens[at + i] === word))
  return found === undefined ? null : exact('date', found[1], [at, found[0].length])
}

export const readDate: ValueReader = (tokens, at, numbers) => {
  const month = tokens[at] === 'may' && /^\d/u.test(tokens[at + 1] ?? '') ? 4 : monthOf(tokens[at])
  if (month >= 0) {
    const day = dayAt(tokens, at + 1, numbers)
    return day === null
      ? exact('month', month, [at, 1])
      : exact('date', `${month}-${day.value}`, [at, 1 + day.length])
  }
  const day = dayAt(tokens, at, numbers)
  if (day === null) return null
  const of = tokens[at + day.length] === 'of' ? 1 : 0
  const after = tokens[at + day.length + of]
  const named = after === 'may' && of === 1 ? 4 : monthOf(after)
  return named < 0 ? null : exact('date', `${named}-${day.value}`, [at, day.length + of + 1])
}

function dayAt(tokens: readonly string[], at: number, numbers: NumberWords) {
  const number = numberAt(tokens, at, numbers)
  if (number === null || number.value < 1 || number.value > 31) return null
  const ending = /^(?:st|nd|rd|th)$/u.test(tokens[at + number.length] ?? '') ? 1 : 0
  return { value: number.value, length: number.length + ending }
}

export const readDay: ValueReader = (tokens, at) => {
  const token = tokens[at] ?? ''
  const weekday = weekdayOf(tokens, at)
  if (weekday !== undefined) return exact('weekday', weekday, [at, 1])
  const relative = relativeDays.get(token)
  // "Today" may be left unsaid.
  if (relative === 'today') return softly(exact('day', relative, [at, 1]))
  if (relative !== undefined) return exact('day', relative, [at, 1])
  const unit = tokens[at + 1] ?? ''
  if (/^(?:this|next|last|coming)$/u.test(token) && /^(?:week|month|year|season)$/u.test(unit))
    return exact('day', `${token === 'coming' ? 'next' : token} ${unit}`, [at, 2])
  if (token === 'this' && ['evening', 'night'].includes(unit))
    return exact('day', 'today night', [at, 2])
  return null
}

const shortDays: Readonly<Record<string, string>> = {
  ...{ mon: 'monday', tue: 'tuesday', tues: 'tuesday', weds: 'wednesday', thu: 'thursday' },
  ...{ thur: 'thursday', thurs: 'thursday', fri: 'friday' },
}
/** Short for days, and words besides. */
const doubtfulDays: Readonly<Record<string, string>> = {
  ...{ sat: 'saturday', sun: 'sunday', wed: 'wednesday' },
}

function weekdayOf(tokens: readonly string[], at: number): string | undefined {
  const token = tokens[at] ?? ''
  const bare = token.length > 5 && token.endsWith('s') ? token.slice(0, -1) : token
  if (weekdays.includes(bare)) return bare
  if (Object.hasOwn(shortDays, token)) return shortDays[token]
  const placed = /^(?:on|this|next|last|every|or|and|till|until|to|fri)$/u.test(
    tokens[at - 1] ?? '',
  )
  return placed && Object.hasOwn(doubtfulDays, token) ? doubtfulDays[token] : undefined
}
