import { weekdays } from '@shared/knowledge/opening-hours'
import { type SlotScanner, wholeWords } from './slot-scanner'

const dayNames = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const monthNames =
  'january|february|march|april|may|june|july|august|september|october|november|december'
const months = monthNames.split('|')
const monthSource = `${monthNames}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec`
const part = 'morning|afternoon|evening|night'
const before = '(?:(?:on|for|over|during|in|of|at|from|this|coming|the|a) )*'
const dayOfMonth = '(?:the )?([0-3]?\\d)(?:st|nd|rd|th)?'

/** `24`, `dec` → `12-24`; null for a day that no year has. */
function monthDay(month: string, day: string): string | null {
  const index = months.findIndex((name) => name.startsWith(month.slice(0, 3)))
  const text = `${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(Date.parse(`2024-${text}`)) ||
    new Date(`2024-${text}T00:00:00Z`).getUTCDate() !== Number(day)
    ? null
    : text
}

const dated = (date: string | null, year: string | undefined) =>
  date === null ? null : { date: year === undefined ? date : `${year}-${date}` }

const withPart = (slots: Record<string, string>, name: string | undefined) =>
  name === undefined ? slots : { ...slots, part: name }

const weekdayOf = (name = '') => weekdays.find((day) => name.startsWith(day)) ?? ''

/** Days, dates and parts of a day; what they come to is known only by a place's own clock. */
export const dayScanners: readonly SlotScanner[] = [
  {
    pattern: wholeWords(`${before}(20\\d\\d-[01]\\d-[0-3]\\d)`),
    slots: ([, date = '']) =>
      new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date ? { date } : null,
  },
  {
    pattern: wholeWords(`${before}(${monthSource}) ${dayOfMonth}(?: (20\\d\\d))?(?: (${part}))?`),
    slots: ([, month = '', day = '', year, name]) => {
      const slots = dated(monthDay(month, day), year)
      return slots === null ? null : withPart(slots, name)
    },
  },
  {
    pattern: wholeWords(`${before}${dayOfMonth}(?: of)? (${monthSource})(?: (20\\d\\d))?`),
    slots: ([, day = '', month = '', year]) => dated(monthDay(month, day), year),
  },
  {
    pattern: wholeWords(`${before}(?:the )?([0-3]?\\d)(?:st|nd|rd|th)`),
    slots: ([, day = '']) =>
      Number(day) >= 1 && Number(day) <= 31 ? { date: day.padStart(2, '0') } : null,
  },
  {
    pattern: wholeWords('(?:(?:on|for) )?(?:the )?day after tomorrow'),
    slots: () => ({ day: 'day-after-tomorrow' }),
  },
  {
    pattern: wholeWords(`${before}(?:every|each) (${dayNames})(?: (${part}))?`),
    slots: ([, day, name]) => withPart({ day: `every:${weekdayOf(day)}` }, name),
  },
  {
    pattern: wholeWords(`(?:(?:and|or) )?${before}(${dayNames})(s)?(?: (${part})(s)?)?`),
    slots: ([, day, plural, name, many]) => {
      const every = plural !== undefined || many !== undefined
      return withPart({ day: `${every ? 'every' : 'weekday'}:${weekdayOf(day)}` }, name)
    },
  },
  {
    pattern: wholeWords(`(?:(?:for|from|by|on|at|later) )*tonight`),
    slots: () => ({ day: 'today', part: 'night' }),
  },
  {
    pattern: wholeWords(
      `(?:(?:and|or) )?(?:(?:for|from|on|later|earlier) )*(today|tomorrow)(?: (${part}))?`,
    ),
    slots: ([, day = '', name]) => withPart({ day }, name),
  },
  {
    pattern: wholeWords(`(?:for |later )?this (morning|afternoon|evening)`),
    slots: ([, name = '']) => ({ day: 'today', part: name }),
  },
  {
    pattern: wholeWords(`(?:(?:on|for|over|during|in|at|of) )?(?:this|the coming|coming) weekend`),
    slots: () => ({ day: 'weekend' }),
  },
  {
    pattern: wholeWords(
      `(?:(?:on|for|over|during|in|at|of|and|or) )*(?:the |a )?weekend(s)?(?: (${part})s?)?`,
    ),
    slots: ([, many, name]) => withPart({ day: many === undefined ? 'weekend' : 'weekends' }, name),
  },
  {
    pattern: wholeWords(
      `(?:(?:on|for|over|during|in|at|of|and|or) )*(?:the |a )?(?:weekdays?|week days?)(?: (${part})s?)?`,
    ),
    slots: ([, name]) => withPart({ day: 'weekdays' }, name),
  },
  {
    pattern: wholeWords('during the week|through the week|on weeknights|weeknights?'),
    slots: (found) =>
      found[0].includes('night') ? { day: 'weekdays', part: 'night' } : { day: 'weekdays' },
  },
  {
    pattern: wholeWords(
      'every ?day|daily|each day|all week|every day of the week|(?:7|seven) days(?: a week)?',
    ),
    slots: () => ({ day: 'week' }),
  },
  {
    pattern: wholeWords(
      '(?:like )?(?:right )?now|at the moment|currently|presently|still|yet|already|at this hour|as of now',
    ),
    slots: () => ({ now: 'yes' }),
  },
  {
    pattern: wholeWords(
      '(?:in|during) the (morning|afternoon|evening)s?|at (night)|(?:late )?(?:at )(night)',
    ),
    slots: ([, name, atNight, late]) => ({ part: name ?? atNight ?? late ?? '' }),
  },
  {
    pattern: wholeWords('(morning|afternoon|evening)s?'),
    slots: ([, name = '']) => ({ part: name }),
  },
]
