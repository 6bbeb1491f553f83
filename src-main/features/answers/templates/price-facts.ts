import { z } from 'zod'
import { type BayPrice, bayPrice } from './bay-price'
import type { Known } from './fact-sources'
import { type MoneyWriter, moneyWriter } from './money'
import { type Line, paragraph, type TemplateContext } from './template-context'
import type { PlaceFacts } from './template-types'

export const cents = z.number().int().nonnegative()

const zonesOf = (places: readonly PlaceFacts[]) =>
  places.flatMap(({ times }) => (times === null ? [] : [times.timeZone]))

export type BayPriceHere = Known<BayPrice> & { readonly money: MoneyWriter }

/** A place's bay prices, and how to write them there. */
export function bayPriceAt(place: PlaceFacts, { sources }: TemplateContext): BayPriceHere | null {
  const price = sources.read('price.bay-hour', place.id, bayPrice)
  if (price === null) return null
  return { ...price, money: moneyWriter(price.value.currency, zonesOf([place])) }
}

/** How to write prices that name no currency: in the one that all bays are paid in. */
export function clubMoney({ sources, club, places }: TemplateContext): MoneyWriter | null {
  const currencies = club.map(
    ({ id }) => sources.read('price.bay-hour', id, bayPrice)?.value.currency,
  )
  const [currency] = currencies
  const isOne = currencies.every((each) => each === currency)
  return currency === undefined || !isOne ? null : moneyWriter(currency, zonesOf(places))
}

/** What the club says of taxes, as a line of its own; nothing where it says nothing. */
export function taxNote({ sources }: TemplateContext): readonly Line[] {
  const tax = sources.read('price.tax', null, z.string().trim().min(1))
  return tax === null ? [] : [paragraph(tax.value, [sources.citeFact(tax.fact, 'Taxes')])]
}

/** Lines about prices, with the note on taxes; null stays null. */
export const withTax = (
  context: TemplateContext,
  lines: readonly Line[] | null,
): readonly Line[] | null => (lines === null ? null : [...lines, ...taxNote(context)])

const rules = z.object({
  minMinutes: z.number().int().positive(),
  stepMinutes: z.number().int().positive(),
  maxMinutes: z.number().int().positive(),
  bookAheadDays: z.number().int().positive(),
})

export const bookingRules = ({ sources }: TemplateContext) =>
  sources.read('booking.rules', null, rules)

const limit = z.object({
  maxPerBay: z.number().int().positive(),
  comfortablePerBay: z.number().int().positive().optional(),
  extraPlayerCents: cents,
})

export const playersLimit = (place: PlaceFacts, { sources }: TemplateContext) =>
  sources.read('players.limit', place.id, limit)
