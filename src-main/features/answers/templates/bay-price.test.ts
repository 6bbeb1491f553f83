import { weekdays } from '@shared/knowledge/opening-hours'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Band, bayPrice, centsOf, priceBetween } from './bay-price'
import { demoFacts } from './testing/demo-facts'

const harbour = bayPrice.parse(
  demoFacts().facts.find(
    ({ key, locationId }) => key === 'price.bay-hour' && locationId === 'harbour',
  )?.value,
)

const price = (from: string, to: string, zone = 'America/Halifax') => {
  const exact = priceBetween(harbour.bands, zone, [new Date(from), new Date(to)])
  return exact === null ? null : centsOf(exact)
}

describe('the price of a bay', () => {
  it.each([
    ['in one band', '2026-11-27T20:00:00Z', '2026-11-27T22:00:00Z', 10_400],
    ['over two bands', '2026-11-27T19:00:00Z', '2026-11-27T21:00:00Z', 9000],
    ['from a Friday evening into Saturday', '2026-11-28T01:30:00Z', '2026-11-28T04:30:00Z', 10_100],
    ['over the hour that comes twice', '2026-11-01T04:00:00Z', '2026-11-01T06:00:00Z', 6000],
    ['over the hour that is skipped', '2027-03-14T05:00:00Z', '2027-03-14T07:00:00Z', 6000],
    ['of nothing', '2026-11-27T20:00:00Z', '2026-11-27T20:00:00Z', 0],
  ])('%s', (_case, from, to, cents) => {
    expect(price(from, to)).toBe(cents)
  })

  it('is not known where a minute has none', () => {
    const bands = harbour.bands.filter(({ name }) => name !== 'late night')
    const night = [new Date('2026-11-28T01:30:00Z'), new Date('2026-11-28T02:30:00Z')] as const
    expect(priceBetween(bands, 'America/Halifax', night)).toBe(null)
  })
})

const zones = fc.constantFrom(
  'America/Halifax',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
)
const instants = fc.oneof(
  fc.date({ noInvalidDate: true, min: new Date('2026-10-30'), max: new Date('2026-11-04') }),
  fc.date({ noInvalidDate: true, min: new Date('2027-03-12'), max: new Date('2027-03-17') }),
  fc.date({ noInvalidDate: true, min: new Date('2026-04-03'), max: new Date('2026-04-07') }),
)
const halfHours = fc.integer({ min: 0, max: 96 }).map((count) => count * 30 * 60_000)

describe('whatever the time', () => {
  const onTheHalfHour = (instant: Date) => Math.floor(instant.getTime() / 1_800_000) * 1_800_000

  it('two stretches cost exactly what both in one cost', () => {
    fc.assert(
      fc.property(zones, instants, halfHours, halfHours, (zone, instant, first, second) => {
        const a = onTheHalfHour(instant)
        const at = [new Date(a), new Date(a + first), new Date(a + first + second)] as const
        const cost = (from: Date, to: Date) => priceBetween(harbour.bands, zone, [from, to])
        expect((cost(at[0], at[1]) ?? 0) + (cost(at[1], at[2]) ?? 0)).toBe(cost(at[0], at[2]))
      }),
    )
  })

  it('one price all week costs its hours, however the clocks are changed', () => {
    const flat: Band[] = [
      { name: 'all', days: [...weekdays], from: '00:00', to: '24:00', cents: 4000 },
    ]
    fc.assert(
      fc.property(zones, instants, halfHours, (zone, instant, length) => {
        const from = onTheHalfHour(instant)
        const exact = priceBetween(flat, zone, [new Date(from), new Date(from + length)])
        expect(exact === null ? null : centsOf(exact)).toBe((length / 3_600_000) * 4000)
      }),
    )
  })
})
