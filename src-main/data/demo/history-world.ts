import { firstNames } from './demo-phrases'
import type { SeededRandom } from './seeded-random'

/** What generated rows refer to. Each list has at least one entry. */
export interface HistoryWorld {
  readonly seed: string
  /** The newest moment that anything happened. */
  readonly until: Date
  readonly staffIds: readonly string[]
  readonly places: readonly Place[]
}

export interface Place {
  readonly id: string
  readonly name: string
  readonly bays: readonly Bay[]
}

export interface Bay {
  readonly id: string
  readonly number: number
}

export const dayMs = 86_400_000
/** How far back history goes. */
export const historyDays = 270

/** Between so many days ago; three times in four between ten in the morning and eleven at night, UTC−4. */
export function someTime(
  random: SeededRandom,
  until: Date,
  daysAgo: { readonly from: number; readonly to: number },
): Date {
  const ago = daysAgo.to + random.next() * (daysAgo.from - daysAgo.to)
  const day = Math.floor((until.getTime() - ago * dayMs) / dayMs) * dayMs
  const hour = random.next() < 0.75 ? 14 + random.next() * 13 : random.next() * 24
  return new Date(Math.min(Math.floor(day + hour * 3_600_000), until.getTime()))
}

/** Fills the slots of a text; two texts of one filler speak of the same bay and time. */
export function filler(random: SeededRandom, place: Place, bay?: Bay): (text: string) => string {
  const values: Readonly<Record<string, string>> = {
    bay: String((bay ?? random.pick(place.bays)).number),
    place: place.name,
    name: random.pick(firstNames),
    minutes: String(5 * (1 + random.below(12))),
    dollars: `$${10 + random.below(140)}`,
    time: `${String(random.below(24)).padStart(2, '0')}:${random.pick(['00', '30'])}`,
  }
  return (text) => text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot)
}
