import { weekdays } from '@shared/knowledge/opening-hours'
import { openSchedule } from '@shared/knowledge/opening-schedule'
import { type AskedDay, labelOf, usualDays } from './asked-days'
import type { BayPrice } from './bay-price'
import type { MoneyWriter } from './money'
import { type PricedSession, priceSession, startsOnTheClock } from './price-session'
import { inWords, spokenLength, spokenPeriods, spokenTime } from './spoken-times'
import { statedTime } from './stated-time'
import type { Statement } from './template-context'
import type { NamedTimes } from './template-types'

/** What is asked about a bay at a place, with what it takes to answer. */
export interface AskedPrice {
  readonly price: BayPrice
  readonly money: MoneyWriter
  readonly times: NamedTimes
  /** None: not said. */
  readonly days: readonly AskedDay[]
  readonly slots: Readonly<Record<string, string>>
  /** Null: not said. */
  readonly minutes: number | null
  readonly people: number | null
}

/** The price of a session that was named with its time, on each of the days asked about. */
export function saySession(
  asked: AskedPrice,
): { readonly say: Statement['say']; readonly isPriced: boolean } | null {
  const { price, times, slots } = asked
  const sessions = sessionsOf(asked)
  if (!sessions.every((session) => startsOnTheClock(session, times))) return null
  const known = sessions.flatMap((session) => priceSession(price.bands, times, session) ?? [])
  const isAsked = known.every(({ endsAt }) => slots.until === undefined || endsAt === slots.until)
  if (known.length === 0 || known.length < sessions.length || !isAsked) return null
  const groups = alike(known)
  return {
    isPriced: known.some(({ cents }) => cents !== null),
    say: (names) => {
      const texts = groups.map((group) => sessionText(group, names, asked))
      return texts.map((text) => ({ kind: texts.length > 1 ? 'bullet' : 'paragraph', text }))
    },
  }
}

function sessionsOf({ days, slots, minutes }: AskedPrice) {
  const time = statedTime(slots)
  // "Saturday, midnight to 3" may be the night to Saturday or the one after.
  if (time === null || (slots.crossing !== undefined && days.length > 0)) return []
  const all = days.length > 0 ? days : usualDays(weekdays)
  return all.map((day) => ({ day, time, minutes: minutes ?? 60 }))
}

/** Days with the same price together; each day on which the place is closed by itself. */
function alike(sessions: readonly PricedSession[]): readonly PricedSession[][] {
  const groups = new Map<string, PricedSession[]>()
  for (const one of sessions) {
    const key = one.cents === null ? one.session.day.date : `${one.cents}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

function sessionText(
  group: readonly PricedSession[],
  names: readonly string[],
  { money, people, times }: AskedPrice,
): string {
  const [first] = group
  if (first === undefined) return ''
  const { session, cents, endsAt } = first
  const label = labelOf(group.map((one) => one.session.day))
  const when = `${label} from ${spokenTime(session.time)} to ${spokenTime(endsAt)}`
  if (cents === null) return closedText(when, names, { day: session.day, times })
  const length = spokenLength(session.minutes)
  const share = people === null || people === 1 ? '' : `, ${shareText(cents, people, money)}`
  return `At ${inWords(names)} a bay for ${length}, ${when}, is ${money(cents)}${share}.`
}

function closedText(
  when: string,
  names: readonly string[],
  { day, times }: { readonly day: AskedDay; readonly times: NamedTimes },
): string {
  const schedule = openSchedule(day.usual ? { ...times, holidays: [] } : times)
  const periods = schedule.periodsOn(day.date)
  const [is, it] = names.length === 1 ? ['is', 'It is'] : ['are', 'They are']
  const hours = periods.length === 0 ? 'closed all day' : `open ${spokenPeriods(periods)}`
  return `${inWords(names)} ${is} not open all of the time ${when}. ${it} ${hours}.`
}

/** `which is $26.00 each for 4 people`; `about` where it does not divide. */
export function shareText(cents: number, people: number, money: MoneyWriter): string {
  const about = cents % people === 0 ? '' : 'about '
  return `which is ${about}${money(Math.round(cents / people))} each for ${people} people`
}
