import { dueWords, quickDue } from '@shared/tickets/quick-due'
import { dueText } from './due-text'

/** A moment that can be chosen. */
export interface DueOption {
  readonly key: string
  readonly label: string
  /** What the clock there shows then, where the label does not say so. */
  readonly hint?: string
  /** ISO 8601 */
  readonly dueAt: string
}

/** Often meant, and how they are said. */
const often = {
  ...{ today: 'today', tonight: 'tonight', tomorrow: 'tomorrow', friday: 'friday' },
  ...{ monday: 'monday', inAWeek: 'next week' },
} as const

/**
 * What may be chosen: the moment that the words say, else those that are often meant.
 * @param timeZone IANA name of the place that the ticket is at
 */
export function dueOptions(words: string, now: Date, timeZone: string): readonly DueOption[] {
  const said = quickDue(words, now, timeZone)
  if (said !== null) {
    return [{ key: 'said', label: dueWords(said, now, timeZone), dueAt: said.toISOString() }]
  }
  return words.trim() === '' ? oftenMeant(now, timeZone) : []
}

/** Those that are over are left out, and one that is another's day, too. */
export function oftenMeant(now: Date, timeZone: string): readonly DueOption[] {
  const keys = Object.keys(often) as (keyof typeof often)[]
  const found = keys.flatMap((key) => {
    const at = quickDue(often[key], now, timeZone)
    if (at === null) return []
    const hint = dueWords(at, now, timeZone)
    return [{ key, label: dueText.moments[key], hint, dueAt: at.toISOString() }]
  })
  return found.filter(
    ({ dueAt }, place) => !found.slice(0, place).some((one) => one.dueAt === dueAt),
  )
}
