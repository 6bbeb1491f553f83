import { weekdays } from '@shared/knowledge/opening-hours'
import { askedDays, usualDays } from './asked-days'
import { bandsFor, bandTime } from './band-rows'
import { type BayPriceHere, bayPriceAt, bookingRules, playersLimit, withTax } from './price-facts'
import { type AskedPrice, saySession, shareText } from './session-price'
import { inWords, spokenLength } from './spoken-times'
import {
  type Line,
  ofEachPlace,
  paragraph,
  type Statement,
  type TemplateAnswerer,
  type TemplateContext,
} from './template-context'
import type { PlaceFacts } from './template-types'

/** What a bay costs: for a time that was named to the cent, else the bands of the days asked about. */
export const answerBayPrice: TemplateAnswerer = (context) => {
  const lines = ofEachPlace(context, (place) => priceOf(place, context))
  const prices = context.places.flatMap((place) => bayPriceAt(place, context) ?? [])
  const cited = prices.map(({ fact }) => context.sources.citeFact(fact, 'Bay prices'))
  // Where a place is closed then, its hours are told and no price is.
  const isPriced = lines?.some(({ cites }) => cites.some((number) => cited.includes(number)))
  if (lines === null || isPriced !== true) return lines
  const all = [...lines, ...lengthNote(context)]
  return prices.some(({ value }) => value.taxIncluded) ? all : withTax(context, all)
}

function priceOf(place: PlaceFacts, context: TemplateContext): Statement | null {
  const known = bayPriceAt(place, context)
  const asked = known === null ? null : askedOf(place, context, known)
  if (known === null || asked === null) return null
  const people = asked.people === null ? [] : citePeople(place, context)
  const price = [context.sources.citeFact(known.fact, 'Bay prices'), ...people]
  if (asked.slots.time === undefined) {
    const say = sayBands(asked)
    return say === null ? null : { say, cites: price }
  }
  const session = saySession(asked)
  if (session === null) return null
  const hours = context.sources.citePlace(place, 'Opening hours')
  return { say: session.say, cites: session.isPriced ? [...price, hours] : [hours] }
}

function askedOf(
  place: PlaceFacts,
  context: TemplateContext,
  { value: price, money }: BayPriceHere,
): AskedPrice | null {
  const { times } = place
  if (times === null || !isBookable(context) || !fitsIn(place, context)) return null
  const slots = slotsForPrices(context.slots)
  const days = askedDays(slots, times, context.now)
  if (days === null) return null
  const count = (text: string | undefined) => (text === undefined ? null : Number(text))
  return {
    price,
    money,
    times,
    days,
    slots,
    ...{ minutes: count(slots.minutes), people: count(slots.people) },
  }
}

/** "Now" is a day of bands; "the weekend rate" is that of any weekend. */
function slotsForPrices(slots: AskedPrice['slots']): AskedPrice['slots'] {
  if (slots.now !== undefined) return { ...slots, day: 'today' }
  return slots.day === 'weekend' ? { ...slots, day: 'weekends' } : slots
}

/** Whether all may share one bay at no extra charge; nobody's share cannot be reckoned. */
function fitsIn(place: PlaceFacts, context: TemplateContext): boolean {
  const { people, each } = context.slots
  if (people === undefined) return each === undefined
  const limit = playersLimit(place, context)?.value
  return limit?.extraPlayerCents === 0 && Number(people) <= limit.maxPerBay
}

function citePeople(place: PlaceFacts, context: TemplateContext): readonly number[] {
  const limit = playersLimit(place, context)
  return limit === null ? [] : [context.sources.citeFact(limit.fact, 'Players in a bay')]
}

/** Sessions are sold in steps, where the rules say so. */
function isBookable(context: TemplateContext): boolean {
  const minutes = Number(context.slots.minutes ?? 0)
  return minutes % (bookingRules(context)?.value.stepMinutes ?? 30) === 0
}

/** Said where the length asked for cannot be booked. */
function lengthNote(context: TemplateContext): readonly Line[] {
  const rules = bookingRules(context)
  const minutes = Number(context.slots.minutes ?? 0)
  if (rules === null || minutes === 0) return []
  const { minMinutes, maxMinutes } = rules.value
  const note =
    minutes < minMinutes
      ? `The shortest booking is ${spokenLength(minMinutes)}.`
      : minutes > maxMinutes
        ? `The longest booking is ${spokenLength(maxMinutes)}.`
        : null
  return note === null
    ? []
    : [paragraph(note, [context.sources.citeFact(rules.fact, 'Booking rules')])]
}

/** What the hour costs at the times of the days asked about, else of the whole week. */
function sayBands({
  price,
  money,
  times,
  days,
  slots,
  minutes,
  people,
}: AskedPrice): Statement['say'] | null {
  const asked = days.length > 0 ? days : usualDays(weekdays)
  const isHoliday = asked.some(
    // On a holiday the place may be open for some of the bands only.
    (day) => !day.usual && times.holidays.some(({ date }) => date === day.date),
  )
  const rows = bandsFor(price.bands, { days: asked, part: slots.part, band: slots.band })
  if (isHoliday || rows.length === 0) return null
  const cost = (centsPerHour: number) => {
    const hour = `${money(centsPerHour)} an hour`
    const total = Math.round((centsPerHour * (minutes ?? 60)) / 60)
    const forAll =
      minutes === null || minutes === 60
        ? hour
        : `${hour}, ${money(total)} for ${spokenLength(minutes)}`
    return people === null || people === 1
      ? forAll
      : `${forAll}, ${shareText(total, people, money)}`
  }
  return (names) => [
    { kind: 'paragraph', text: `At ${inWords(names)}, for the whole bay:` },
    ...rows.map((row) => ({
      ...{ kind: 'bullet' as const, text: `${bandTime(row)}: ${cost(row.cents)}` },
    })),
  ]
}
