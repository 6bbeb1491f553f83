import { weekdays } from '@shared/knowledge/opening-hours'
import { type AskedDay, labelOf } from './asked-days'
import { type Band, bandsOf } from './bay-price'
import { spokenTime } from './spoken-times'

/** One price, from one time to another, on the days that share it. */
export interface BandRow {
  readonly days: readonly AskedDay[]
  readonly from: string
  readonly to: string
  readonly cents: number
}

/** Parts of a day, wide enough for what people call so. */
const parts: Readonly<Record<string, readonly [string, string]>> = {
  ...{ morning: ['06:00', '12:00'], afternoon: ['12:00', '17:00'] },
  ...{ evening: ['17:00', '22:00'], night: ['18:00', '24:00'] },
}

/** The bands of some days, in the order of the week and the day. */
export function bandsFor(
  bands: readonly Band[],
  asked: {
    readonly days: readonly AskedDay[]
    readonly part?: string | undefined
    readonly band?: string | undefined
  },
): readonly BandRow[] {
  const [start, end] = parts[asked.part ?? ''] ?? ['00:00', '24:00']
  const rows = new Map<string, BandRow>()
  for (const day of asked.days) {
    for (const { name, from, to, cents } of bandsOf(bands, day.weekday)) {
      const isAsked =
        from < end && to > start && (asked.band ?? name.toLowerCase()) === name.toLowerCase()
      const key = `${from} ${to} ${cents} ${day.usual}`
      if (isAsked) rows.set(key, { from, to, cents, days: [...(rows.get(key)?.days ?? []), day] })
    }
  }
  return [...rows.values()].sort((a, b) => rank(a) - rank(b))
}

const rank = ({ days: [day], from }: BandRow) =>
  (day === undefined ? 0 : weekdays.indexOf(day.weekday)) * 100 + Number(from.slice(0, 2))

/** `Monday to Friday, 6:00 am to 4:00 pm`. */
export function bandTime({ days, from, to }: BandRow): string {
  const label = labelOf(days)
  const time =
    from === '00:00' && to === '24:00' ? 'all day' : `${spokenTime(from)} to ${spokenTime(to)}`
  return `${label.charAt(0).toUpperCase()}${label.slice(1)}, ${time}`
}
