import { type Weekday, weekdayOf, weekdays } from '@shared/knowledge/opening-hours'
import { dateOf, dayMinutes, minuteOf, startOf, wallPieces } from '@shared/knowledge/wall-clock'
import { z } from 'zod'

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const band = z
  .object({
    name: z.string().min(1),
    days: z.array(z.enum(weekdays)).min(1),
    from: time,
    to: time,
    cents: z.number().int().nonnegative(),
  })
  .refine(({ from, to }) => from < to)
export type Band = z.infer<typeof band>

/** What a bay costs: bands of a week that do not overlap. */
export const bayPrice = z
  .object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    unit: z.literal('bay-hour'),
    taxIncluded: z.boolean(),
    bands: z.array(band).min(1),
  })
  .refine(({ bands }) => weekdays.every((day) => !overlap(bandsOf(bands, day))))
export type BayPrice = z.infer<typeof bayPrice>

/** The bands of a weekday, earliest first. */
export const bandsOf = (bands: readonly Band[], day: Weekday): readonly Band[] =>
  bands.filter(({ days }) => days.includes(day)).sort((a, b) => (a.from < b.from ? -1 : 1))

const overlap = (inOrder: readonly Band[]) =>
  inOrder.some(({ from }, i) => from < (inOrder[i - 1]?.to ?? '00:00'))

/** Cents times minutes: whole numbers, so that the price of two halves is exactly that of both. */
export type CentMinutes = number

/**
 * The price of a bay from one instant to another, by the clock on the wall at the place: bands and
 * midnights may lie between, and where clocks are put back the hour that comes twice is paid twice.
 * @returns null where a minute of it has no price
 */
export function priceBetween(
  bands: readonly Band[],
  timeZone: string,
  [from, to]: readonly [Date, Date],
): CentMinutes | null {
  let [price, covered] = [0, 0]
  for (const piece of wallPieces(timeZone, from, to)) {
    const [start, end] = [piece.from + piece.offset, piece.to + piece.offset]
    for (let day = startOf(dateOf(start)); day < end; day += dayMinutes * minuteMs) {
      for (const one of bandsOf(bands, weekdayOf(dateOf(day)))) {
        const first = Math.max(start, day + minuteOf(one.from) * minuteMs)
        const last = Math.min(end, day + minuteOf(one.to) * minuteMs)
        const minutes = Math.max(0, last - first) / minuteMs
        price += minutes * one.cents
        covered += minutes
      }
    }
  }
  return covered * minuteMs === to.getTime() - from.getTime() ? price : null
}

const minuteMs = 60_000

/** Whole cents; half a cent is rounded up. */
export const centsOf = (price: CentMinutes): number => Math.round(price / 60)
