import { openingsOn, type Period, weekdays } from '@shared/knowledge/opening-hours'
import {
  deskSchedule,
  nextClosing,
  nextOpening,
  openSchedule,
  type Schedule,
} from '@shared/knowledge/opening-schedule'
import { clockTime, dateAfter, localTime, minuteOf } from '@shared/knowledge/wall-clock'
import { type AskedDay, askedDays, isUnlisted, labelOf, usualDays } from './asked-days'
import { inWords, spokenDayFrom, spokenPeriods, spokenTime } from './spoken-times'
import { statedTime } from './stated-time'
import {
  isOrAre,
  ofEachPlace,
  type Statement,
  sentence,
  type TemplateAnswerer,
} from './template-context'
import type { NamedTimes, PlaceFacts } from './template-types'

/** How opening and staffed hours are told, each in its own words. */
interface Telling {
  readonly about: 'Opening hours' | 'Staffed hours'
  readonly schedule: (times: NamedTimes) => Schedule
  readonly subject: (names: readonly string[]) => string
  readonly on: string
  readonly off: string
  /** `It opens`, `They open`. */
  readonly begins: (one: boolean) => string
}

const opening: Telling = {
  about: 'Opening hours',
  schedule: openSchedule,
  subject: inWords,
  ...{ on: 'open', off: 'closed' },
  begins: (one) => (one ? 'It opens' : 'They open'),
}

const desk: Telling = {
  about: 'Staffed hours',
  schedule: deskSchedule,
  subject: (names) => `The ${names.length === 1 ? 'desk' : 'desks'} at ${inWords(names)}`,
  ...{ on: 'staffed', off: 'not staffed' },
  begins: (one) => (one ? 'It is staffed again' : 'They are staffed again'),
}

export const answerOpeningHours: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => hoursOf(opening, place, context))

export const answerDeskHours: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => hoursOf(desk, place, context))

type Asked = Pick<Parameters<TemplateAnswerer>[0], 'slots' | 'now' | 'sources'>

function hoursOf(
  telling: Telling,
  place: PlaceFacts,
  { slots, now, sources }: Asked,
): Statement | null {
  const { times } = place
  const days = times === null ? null : askedDays(slots, times, now)
  if (times === null || days === null) return null
  const today = localTime(times.timeZone, now).date
  const dates =
    days.length === 0 ? [today] : days.filter(({ usual }) => !usual).map(({ date }) => date)
  // Staff are the first to go home early on such days.
  if (telling === desk && dates.some((date) => isUnlisted(date, times))) return null
  const say = saying({ telling, times, days, slots, now })
  return say === null ? null : sentence(say, [sources.citePlace(place, telling.about)])
}

interface Moment {
  readonly telling: Telling
  readonly times: NamedTimes
  readonly days: readonly AskedDay[]
  readonly slots: Readonly<Record<string, string>>
  readonly now: Date
}

type Say = (names: readonly string[]) => string

function saying(moment: Moment): Say | null {
  const { days, slots, times, now } = moment
  const { ask } = slots
  const today = localTime(times.timeZone, now).date
  const isToday = days.every(({ date, usual }) => date === today && !usual)
  if (slots.time !== undefined) return atTime(moment)
  if (slots.now !== undefined && !isToday) return null
  if (ask === 'always' && days.length === 0) return usually(moment)
  const aboutNow = slots.now !== undefined || days.length === 0
  if (ask !== 'hours' && aboutNow) return rightNow(moment)
  if (
    ask === 'closes' &&
    isToday &&
    moment.telling
      .schedule(times)
      .minutesOn(today)
      .some(holds(localTime(times.timeZone, now).minute))
  ) {
    return rightNow(moment)
  }
  return days.length === 0 ? usually(moment) : onDays(moment)
}

const holds = (minute: number) => (span: { readonly from: number; readonly to: number }) =>
  span.from <= minute && minute < span.to

/** Open or not at this moment, and when that changes. */
function rightNow({ telling, times, slots, now }: Moment): Say {
  const schedule = telling.schedule(times)
  const here = localTime(times.timeZone, now)
  const isOn = schedule.minutesOn(here.date).some(holds(here.minute))
  const [closing, next] = [nextClosing(schedule, now), nextOpening(schedule, now)]
  const until = closing === null ? 'around the clock' : `until ${endOf(closing, times, here.date)}`
  const state = isOn ? `${telling.on} now, ${until}` : `${telling.off} now`
  const isNextAsked = !isOn || slots.ask === 'opens'
  const from = next === null || !isNextAsked ? null : startText(next, times, here.date)
  return (names) => {
    const first = `${telling.subject(names)} ${isOrAre(names)} ${state}.`
    return from === null ? first : `${first} ${telling.begins(names.length === 1)} ${from}.`
  }
}

/** `until midnight` says it of the day that ends then. */
function endOf(closing: Date, { timeZone }: NamedTimes, today: string): string {
  const { date, minute } = localTime(timeZone, closing)
  const day = minute === 0 ? dateAfter(date, -1) : date
  const time = spokenTime(minute === 0 ? '24:00' : clockTime(minute))
  return day === today ? time : `${time} ${spokenDayFrom(day, today)}`
}

function startText(opens: Date, { timeZone }: NamedTimes, today: string): string {
  const { date, minute } = localTime(timeZone, opens)
  const day = spokenDayFrom(date, today)
  const time = `at ${spokenTime(clockTime(minute))}`
  if (minute === 0 && date === dateAfter(today, 1)) return 'at midnight tonight'
  if (minute === 0) return `${day}, at midnight, as that day begins`
  if (day === 'today') return time
  return day === 'tomorrow' ? `${day} ${time}` : `${day}, ${time}`
}

const daySchedule = (
  { telling, times }: Pick<Moment, 'telling' | 'times'>,
  day: AskedDay,
): Schedule => telling.schedule(day.usual ? { ...times, holidays: [] } : times)

/** The hours of the days asked about; days with the same hours share the words. */
function onDays(moment: Moment): Say {
  const groups = new Map<string, { readonly told: Told; readonly days: AskedDay[] }>()
  for (const day of moment.days) {
    const hours = told(moment.telling, daySchedule(moment, day).periodsOn(day.date))
    const group = groups.get(hours.state + hours.hours) ?? { told: hours, days: [] }
    group.days.push(day)
    groups.set(hours.state + hours.hours, group)
  }
  const { subject } = moment.telling
  const parts = [...groups.values()].map((group) => [group.told, labelOf(group.days)] as const)
  return (names) => `${subject(names)} ${isOrAre(names)} ${placedAll(parts)}.`
}

/** `open tomorrow from 6:00 am to midnight`. */
function placed({ state, hours }: Told, label: string): string {
  const isDated = label.startsWith('on ') && label.includes(',') && hours !== ''
  return [state, isDated ? `${label},` : label, hours].filter((part) => part !== '').join(' ')
}

/** The parts of a sentence; what is said already is not said again. */
const placedAll = (parts: readonly (readonly [told: Told, label: string])[]): string =>
  inWords(
    parts.map(([told, label], i) => {
      const isSaid = parts[i - 1]?.[0].state === told.state
      return placed(isSaid ? { ...told, state: '' } : told, label)
    }),
  )

interface Told {
  /** `open` or `closed`. */
  readonly state: string
  /** From when to when; nothing where it is closed. */
  readonly hours: string
}

const told = ({ on, off }: Telling, periods: readonly Period[]): Told =>
  periods.length === 0 ? { state: off, hours: '' } : { state: on, hours: spokenPeriods(periods) }

/** The usual week, and what is special in the next two weeks. */
function usually(moment: Moment): Say {
  const { telling, times, now } = moment
  const week = onDays({ ...moment, days: usualDays(weekdays) })
  const today = localTime(times.timeZone, now).date
  const soon = times.holidays
    .filter(({ date }) => date >= today && date <= dateAfter(today, 14))
    .flatMap(({ date }) => askedDays({ date }, times, now) ?? [])
  if (soon.length === 0) return week
  const parts = soon.map(
    (day) => [told(telling, telling.schedule(times).periodsOn(day.date)), day.label] as const,
  )
  return (names) =>
    `${week(names)} ${names.length === 1 ? 'It is' : 'They are'} ${placedAll(parts)}.`
}

/** Open or not at a time of the days asked about, else of today or tomorrow. */
function atTime(moment: Moment): Say | null {
  const { telling, times, slots, now } = moment
  const time = statedTime(slots)
  if (time === null || slots.now !== undefined || moment.days.length > 1) return null
  const here = localTime(times.timeZone, now)
  const coming = here.minute <= minuteOf(time) ? here.date : dateAfter(here.date, 1)
  const [day] =
    moment.days.length > 0
      ? moment.days
      : (askedDays({ day: coming === here.date ? 'today' : 'tomorrow' }, times, now) ?? [])
  if (day === undefined) return null
  const schedule = daySchedule(moment, day)
  const isOn = schedule.minutesOn(day.date).some(holds(minuteOf(time)))
  const hours = schedule.periodsOn(day.date)
  return (names) => {
    const state = `${telling.subject(names)} ${isOrAre(names)} ${isOn ? telling.on : telling.off} at ${spokenTime(time)} ${day.label}.`
    if (hours.length === 0) return state
    const it = names.length === 1 ? 'It is' : 'They are'
    return `${state} ${it} ${telling.on} ${spokenPeriods(hours)} that day.`.replace(
      'around the clock that day',
      'around the clock',
    )
  }
}

/** The dates with hours of their own, of the year that begins today. */
export const answerHolidayHours: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => {
    const { times } = place
    if (times === null) return null
    const today = localTime(times.timeZone, context.now).date
    const dates = times.holidays.filter(({ date }) => date >= today && date < dateAfter(today, 365))
    if (dates.length === 0) return null
    const parts = dates
      .flatMap(({ date }) => askedDays({ date }, times, context.now) ?? [])

      .map((day) => [told(opening, openingsOn(times, day.date)), day.label] as const)
    return sentence(
      (names) => `${inWords(names)} ${isOrAre(names)} ${placedAll(parts)}.`,
      [context.sources.citePlace(place, 'Opening hours')],
    )
  })
