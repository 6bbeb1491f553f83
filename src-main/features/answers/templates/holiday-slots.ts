import { normaliseQuestion } from '@shared/ask/question-text'
import { type SlotScanner, wholeWords } from './slot-scanner'
import type { PlaceFacts } from './template-types'

/** How a holiday's name is compared: without apostrophes, and one spelling of "labour". */
export const holidayKey = (name: string): string =>
  normaliseQuestion(name)
    .replaceAll("'", '')
    .replaceAll('labour', 'labor')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Known by one word wherever they are kept: the word stands for all days that begin with it. */
const short = ['christmas', 'new years']
const before = '(?:(?:on|for|over|during|in|of|at|around) )?(?:the )?'

/** The holidays with hours of their own, by the names that the places gave them. */
export function holidayScanners(places: readonly PlaceFacts[]): readonly SlotScanner[] {
  const names = places.flatMap(({ times }) => times?.holidays.map(({ name }) => name) ?? [])
  const keys = [...new Set(names.map(holidayKey))].filter((key) => key !== '')
  const whole = keys.sort((one, other) => other.length - one.length)
  const first = short.filter((word) => keys.some((key) => key.startsWith(word)))
  return [...whole, ...first].map((key) => ({
    pattern: wholeWords(`${before}${sourceOf(key)}(?: day)?(?! eve| day)`),
    slots: () => ({ holiday: key }),
  }))
}

/** `new years day` is also written `new year's day` and `new year day`. */
const sourceOf = (key: string) =>
  key
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .split(' ')
    .map((word) =>
      word.endsWith('s') && word.length > 4 && word !== 'christmas'
        ? `${word.slice(0, -1)}'?s?'?`
        : word,
    )
    .join(' ')
