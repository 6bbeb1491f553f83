import { weekdays } from '@shared/knowledge/opening-hours'
import { z } from 'zod'
import { askedDays, usualDays } from './asked-days'
import { bandsFor, bandTime } from './band-rows'
import { bayPriceAt, bookingRules, playersLimit, taxNote, withTax } from './price-facts'
import { inWords, spokenLength } from './spoken-times'
import { ofEachPlace, paragraph, sentence, type TemplateAnswerer } from './template-context'

const extension = z.object({
  stepMinutes: z.number().int().positive(),
  /** In words; only this one can be reckoned with. */
  rule: z.literal('half the bay-hour price of the band in which the extra time falls'),
  fee: z.literal(0),
})

/** What staying longer costs. */
export const answerExtensionPrice: TemplateAnswerer = (context) => {
  const { slots, sources } = context
  const lines = ofEachPlace(context, (place) => {
    const rule = sources.read('price.extension', place.id, extension)
    const price = bayPriceAt(place, context)
    const days = place.times === null ? null : askedDays(slots, place.times, context.now)
    if (rule === null || price === null || days === null) return null
    const step = rule.value.stepMinutes
    const minutes = Number(slots.minutes ?? step)
    // The rule speaks of half an hour; it says nothing of other steps.
    if (step !== 30 || minutes % step !== 0) return null
    const asked = { days: days.length > 0 ? days : usualDays(weekdays), part: slots.part }
    const rows = bandsFor(price.value.bands, asked)
    if (rows.length === 0) return null
    const cites = [
      sources.citeFact(rule.fact, 'Extending'),
      sources.citeFact(price.fact, 'Bay prices'),
    ]
    const cost = (cents: number) => `${price.money(Math.round((cents * minutes) / 60))}`
    return {
      cites,
      say: (names) => [
        {
          kind: 'paragraph',
          text: `At ${inWords(names)} extra time costs the same as booked time, with no extra fee. For ${spokenLength(minutes)} more:`,
        },
        ...rows.map((row) => ({
          ...{ kind: 'bullet' as const, text: `${bandTime(row)}: ${cost(row.cents)}` },
        })),
      ],
    }
  })
  return withTax(context, lines)
}

/** When a bay costs least. */
export const answerCheapestTime: TemplateAnswerer = (context) => {
  const lines = ofEachPlace(context, (place) => {
    const price = bayPriceAt(place, context)
    const days = place.times === null ? null : askedDays(context.slots, place.times, context.now)
    if (price === null || days === null) return null
    const asked = {
      days: days.length > 0 ? days : usualDays(weekdays),
      part: context.slots.part,
    }
    const rows = bandsFor(price.value.bands, asked)
    const least = Math.min(...rows.map(({ cents }) => cents))
    const times = rows.filter(({ cents }) => cents === least)
    if (times.length === 0) return null
    return {
      cites: [context.sources.citeFact(price.fact, 'Bay prices')],
      say: (names) => [
        {
          kind: 'paragraph',
          text: `At ${inWords(names)} a bay costs least, ${price.money(least)} an hour, at these times:`,
        },
        ...times.map((row) => ({ kind: 'bullet' as const, text: bandTime(row) })),
      ],
    }
  })
  return withTax(context, lines)
}

/** Whether the price is for the bay or for each player. */
export const answerPriceUnit: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => {
    const price = bayPriceAt(place, context)
    const limit = playersLimit(place, context)
    if (price === null || limit === null || limit.value.extraPlayerCents !== 0) return null
    const { sources } = context
    return sentence(
      (names) =>
        `At ${inWords(names)} the price is for the bay, not for each person: up to ${limit.value.maxPerBay} people share it at no extra charge.`,
      [
        sources.citeFact(price.fact, 'Bay prices'),
        sources.citeFact(limit.fact, 'Players in a bay'),
      ],
    )
  })

export const answerTaxNote: TemplateAnswerer = (context) => {
  const note = taxNote(context)
  return note.length === 0 ? null : note
}

/** How many fit into a bay. */
export const answerPlayersLimit: TemplateAnswerer = (context) =>
  ofEachPlace(context, (place) => {
    const limit = playersLimit(place, context)
    if (limit === null) return null
    const { maxPerBay, comfortablePerBay, extraPlayerCents } = limit.value
    const asked = Number(context.slots.people ?? 0)
    const verdict = asked === 0 ? '' : asked <= maxPerBay ? 'Yes. ' : 'No. '
    const easy = comfortablePerBay === undefined ? '' : `; ${comfortablePerBay} is comfortable`
    const free =
      extraPlayerCents === 0 && asked <= maxPerBay
        ? ' There is no extra charge for more players.'
        : ''
    return sentence(
      (names) =>
        `${verdict}At ${inWords(names)} up to ${maxPerBay} people may be in a bay${easy}.${free}`,
      [context.sources.citeFact(limit.fact, 'Players in a bay')],
    )
  })

const memberRules = z.object({ bookAheadDays: z.number().int().positive() })

/** How far ahead, and for how long, a bay can be booked. */
export const answerBookingRules: TemplateAnswerer = (context) => {
  const rules = bookingRules(context)
  if (rules === null) return null
  const { minMinutes, stepMinutes, maxMinutes, bookAheadDays } = rules.value
  const cites = [context.sources.citeFact(rules.fact, 'Booking rules')]
  if (context.slots.ask === 'length') {
    const steps = `in steps of ${spokenLength(stepMinutes)}`
    const text = `A booking is at least ${spokenLength(minMinutes)} and at most ${spokenLength(maxMinutes)} long, ${steps}.`
    return [paragraph(text, cites)]
  }
  const members = context.sources.read('membership.rules', null, memberRules)
  if (members === null) return [paragraph(`You can book up to ${bookAheadDays} days ahead.`, cites)]
  const text = `You can book up to ${bookAheadDays} days ahead; members can book ${members.value.bookAheadDays} days ahead.`
  return [paragraph(text, [...cites, context.sources.citeFact(members.fact, 'Membership rules')])]
}

const cancelling = z
  .object({
    fullRefundHours: z.number().int().positive(),
    fullCreditHours: z.literal(4),
    underFourHours: z.literal('no refund'),
    noShow: z.literal('charged in full'),
    freeMoves: z.number().int().positive(),
    moveCutoffHours: z.number().int().positive(),
  })
  .refine(({ fullRefundHours, fullCreditHours }) => fullRefundHours > fullCreditHours)

/** Until when a booking can be cancelled, and what comes back. */
export const answerCancellation: TemplateAnswerer = ({ sources }) => {
  const rules = sources.read('booking.cancellation', null, cancelling)
  if (rules === null) return null
  const { fullRefundHours, fullCreditHours, freeMoves, moveCutoffHours } = rules.value
  const cites = [sources.citeFact(rules.fact, 'Cancelling a booking')]
  const times = freeMoves === 1 ? 'once' : freeMoves === 2 ? 'twice' : `${freeMoves} times`
  return [
    `${fullRefundHours} hours or more before the start: you get a full refund.`,
    `Between ${fullRefundHours} and ${fullCreditHours} hours before: you get the full amount as credit.`,
    `Less than ${fullCreditHours} hours before: no refund. A no-show is charged in full.`,
    `You can move a booking free of charge ${times}, up to ${moveCutoffHours} hours before.`,
  ].map((text) => ({ kind: 'bullet', text, cites }))
}
