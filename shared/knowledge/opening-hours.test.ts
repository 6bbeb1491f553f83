import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenAt, isStaffedAt, type OpeningTimes, weekdays } from './opening-hours'
import { clockTime } from './wall-clock'

type Periods = readonly (readonly [string, string])[]

/** The same hours on every day of the week. */
const everyDay = (periods: Periods): OpeningTimes['hours'] =>
  Object.fromEntries(weekdays.map((day) => [day, periods]))

const halifax = (hours: OpeningTimes['hours'], holidays: OpeningTimes['holidays'] = []) => ({
  ...{ hours, holidays, timeZone: 'America/Halifax' },
})

describe('a place is open', () => {
  const weekend = halifax({ fri: [['18:00', '02:00']], sat: [['10:00', '24:00']], sun: [] })
  it.each([
    ['before its hours', '2026-11-20T21:59:59.999Z', false],
    ['from the very minute', '2026-11-20T22:00:00Z', true],
    ['after midnight, by the evening before', '2026-11-21T05:59:59Z', true],
    ['no longer at the end', '2026-11-21T06:00:00Z', false],
    ['on the next morning, by its own hours', '2026-11-21T14:00:00Z', true],
    ['until 24:00', '2026-11-22T03:59:59Z', true],
    ['not at 00:00 of the day after', '2026-11-22T04:00:00Z', false],
    ['not on a day without hours', '2026-11-22T18:00:00Z', false],
  ])('%s', (_case, instant, open) => {
    expect(isOpenAt(weekend, new Date(instant))).toBe(open)
  })

  it.each([
    ['before the clocks go back', '2026-11-01T04:30:00Z', true],
    ['the first time that it is 01:30', '2026-11-01T04:45:00Z', true],
    ['the second time that it is 01:45', '2026-11-01T05:45:00Z', true],
    ['at 02:00', '2026-11-01T06:00:00Z', false],
    ['in spring, where 02:00 becomes 03:00', '2026-03-08T06:00:00Z', false],
    ['in spring, a minute before', '2026-03-08T05:59:00Z', true],
  ])('by the clock on the wall: %s', (_case, instant, open) => {
    expect(isOpenAt(halifax(everyDay([['01:00', '02:00']])), new Date(instant))).toBe(open)
  })

  it.each([
    ['closed all day', '2026-12-25T16:00:00Z', false],
    ['shorter than usual', '2026-12-24T23:00:00Z', false],
    ['into a closed day, by the evening before', '2026-12-25T05:00:00Z', false],
    ['as usual again', '2026-12-26T16:00:00Z', true],
  ])('on holidays by their own hours: %s', (_case, instant, open) => {
    const times = halifax(everyDay([['10:00', '02:00']]), [
      { date: '2026-12-24', hours: [['00:00', '18:00']] },
      { date: '2026-12-25', hours: [] },
    ])
    expect(isOpenAt(times, new Date(instant))).toBe(open)
  })

  it('refuses a time zone that does not exist', () => {
    const times = { hours: {}, holidays: [], timeZone: 'America/Halifaxx' }
    expect(() => isOpenAt(times, new Date())).toThrow(RangeError)
  })
})

describe('a desk is staffed', () => {
  const times = {
    ...halifax(everyDay([['00:00', '24:00']]), [
      { date: '2026-12-24', hours: [['00:00', '18:00']] },
      { date: '2026-12-25', hours: [] },
    ]),
    staffedHours: everyDay([['10:00', '21:00']]),
  }
  it.each([
    ['in its hours', '2026-12-23T23:00:00Z', true],
    ['not at night, though the place is open', '2026-12-23T08:00:00Z', false],
    ['on a short day only until the place closes', '2026-12-24T21:59:00Z', true],
    ['on a short day no longer', '2026-12-24T22:00:00Z', false],
    ['not on a closed day', '2026-12-25T16:00:00Z', false],
  ])('%s', (_case, instant, staffed) => {
    expect(isStaffedAt(times, new Date(instant))).toBe(staffed)
  })
})

const instants = fc.date({
  min: new Date('2000-01-01'),
  max: new Date('2037-01-01'),
  noInvalidDate: true,
})
const timeZones = fc.constantFrom(
  ...['America/Halifax', 'America/St_Johns', 'UTC', 'Asia/Kathmandu', 'Pacific/Apia'],
  ...['Australia/Lord_Howe', 'Europe/London'],
)

describe('whatever the instant and the time zone', () => {
  it('is open at all times where every day is open from 00:00 to 24:00, and never without hours', () => {
    fc.assert(
      fc.property(instants, timeZones, (instant, timeZone) => {
        const open = { hours: everyDay([['00:00', '24:00']]), holidays: [], timeZone }
        expect(isOpenAt(open, instant)).toBe(true)
        expect(isOpenAt({ ...open, hours: {} }, instant)).toBe(false)
      }),
    )
  })

  it('is open either by day or over night, where the night begins when the day ends', () => {
    const times = fc.integer({ min: 1, max: 23 * 60 + 59 })
    fc.assert(
      fc.property(instants, timeZones, times, times, (instant, timeZone, one, other) => {
        fc.pre(one !== other)
        const [from, to] = [Math.min(one, other), Math.max(one, other)].map(clockTime)
        if (from === undefined || to === undefined) return
        const day = { hours: everyDay([[from, to]]), holidays: [], timeZone }
        const night = { ...day, hours: everyDay([[to, from]]) }
        expect(isOpenAt(day, instant)).toBe(!isOpenAt(night, instant))
      }),
    )
  })

  it('says the same of a night in one piece and of one cut at midnight', () => {
    fc.assert(
      fc.property(instants, timeZones, (instant, timeZone) => {
        const whole = { hours: everyDay([['22:00', '03:00']]), holidays: [], timeZone }
        const cut = [
          ['22:00', '24:00'],
          ['00:00', '03:00'],
        ] as const
        expect(isOpenAt(whole, instant)).toBe(isOpenAt({ ...whole, hours: everyDay(cut) }, instant))
      }),
    )
  })
})
