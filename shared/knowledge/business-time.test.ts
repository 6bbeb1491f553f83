import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessTime } from './business-time'
import {
  isOpenAt,
  isStaffedAt,
  type OpeningTimes,
  type StaffedTimes,
  weekdays,
} from './opening-hours'
import { clockTime, dateAfter } from './wall-clock'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const ms = (iso: string) => Date.parse(iso)

const everyDay = (...periods: (readonly [string, string])[]): OpeningTimes['hours'] =>
  Object.fromEntries(weekdays.map((day) => [day, periods]))

const always = everyDay(['00:00', '24:00'])

function place(staffedHours: OpeningTimes['hours'], more: Partial<StaffedTimes> = {}) {
  return businessTime({
    ...{ hours: always, staffedHours, holidays: [], timeZone: 'America/Halifax' },
    ...more,
  })
}

const passed = (...[place, at, time]: [ReturnType<typeof businessTime>, string, number]) => {
  const found = place.after(ms(at), time)
  return found === null ? null : new Date(found).toISOString()
}

describe('business time', () => {
  const desk = place(everyDay(['10:00', '12:30'], ['13:00', '21:00']))

  it('stands still in breaks and over night', () => {
    expect(passed(desk, '2026-11-20T16:00:00Z', hourMs)).toBe('2026-11-20T17:30:00.000Z')
    expect(passed(desk, '2026-11-21T00:30:00Z', hourMs)).toBe('2026-11-21T14:30:00.000Z')
    expect(passed(desk, '2026-11-21T03:00:00Z', 4 * hourMs)).toBe('2026-11-21T18:30:00.000Z')
    expect(passed(desk, '2026-11-21T03:00:00Z', 0)).toBe('2026-11-21T03:00:00.000Z')
  })

  it('goes on until a desk closes and not a moment longer', () => {
    expect(passed(desk, '2026-11-20T14:00:00Z', 2.5 * hourMs)).toBe('2026-11-20T16:30:00.000Z')
    expect(passed(desk, '2026-11-20T14:00:00Z', 2.5 * hourMs + 1)).toBe('2026-11-20T17:00:00.001Z')
  })

  it('is that of the open door where no desk is', () => {
    expect(passed(place({}), '2026-11-20T03:00:00Z', 30 * hourMs)).toBe('2026-11-21T09:00:00.000Z')
  })

  it('knows holidays: closed ones, and those with hours of their own', () => {
    const holidays = [
      { date: '2026-12-24', hours: [['00:00', '18:00'] as const] },
      { date: '2026-12-25', hours: [] },
    ]
    const staffed = place(everyDay(['10:00', '21:00']), { holidays })
    expect(passed(staffed, '2026-12-24T21:00:00Z', 2 * hourMs)).toBe('2026-12-26T15:00:00.000Z')
    expect(staffed.between(ms('2026-12-24T00:00:00Z'), ms('2026-12-27T00:00:00Z'))).toBe(
      (1 + 8 + 10) * hourMs,
    )
  })

  it('goes over midnight', () => {
    const late = place(everyDay(['18:00', '02:00']))
    expect(late.between(ms('2026-11-20T04:00:00Z'), ms('2026-11-21T04:00:00Z'))).toBe(8 * hourMs)
    expect(passed(late, '2026-11-21T05:30:00Z', hourMs)).toBe('2026-11-21T22:30:00.000Z')
  })

  it('has an hour twice where it comes twice, and none that is skipped', () => {
    const night = place(everyDay(['00:00', '04:00']))
    const day = (iso: string) => night.between(ms(iso), ms(iso) + 12 * hourMs)
    expect(day('2026-11-01T03:00:00Z')).toBe(5 * hourMs)
    expect(day('2027-03-14T04:00:00Z')).toBe(3 * hourMs)
    expect(day('2027-03-16T03:00:00Z')).toBe(4 * hourMs)
  })

  it('ends where a place never opens, or too seldom', () => {
    const never = businessTime({ hours: {}, staffedHours: {}, holidays: [], timeZone: 'UTC' })
    expect(never.after(0, 1)).toBeNull()
    expect(never.between(0, 400 * 24 * hourMs)).toBe(0)
    const seldom = place({ mon: [['10:00', '10:01']] })
    expect(seldom.after(ms('2026-11-20T00:00:00Z'), 525_600 * minuteMs)).toBeNull()
    expect(seldom.after(ms('2026-11-20T00:00:00Z'), 60 * minuteMs)).not.toBeNull()
  })

  it('goes on after a winter in which nobody comes', () => {
    const holidays = Array.from({ length: 200 }, (_, i) => ({
      ...{ date: dateAfter('2026-10-01', i), hours: [] },
    }))
    expect(
      passed(place(everyDay(['10:00', '21:00']), { holidays }), '2026-10-01T15:00:00Z', 1),
    ).toBe('2027-04-19T13:00:00.001Z')
  })
})

const zones = ['America/Halifax', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC']
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 }).map(clockTime)
const periods = fc.array(fc.tuple(minute, fc.oneof(minute, fc.constant('24:00'))), { maxLength: 3 })
const week = fc.record(Object.fromEntries(weekdays.map((day) => [day, periods])))
/** Days before clocks are changed somewhere of these. */
const beginnings = fc.constantFrom(
  '2026-10-23',
  '2026-10-30',
  '2027-03-12',
  '2027-03-26',
  '2027-04-02',
)
const made = fc.record({
  begins: beginnings,
  timeZone: fc.constantFrom(...zones),
  hours: week,
  staffedHours: fc.oneof(week, fc.constant({})),
  offsets: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), periods), { maxLength: 2 }),
})
const minutesIn = fc.integer({ min: 0, max: 8 * 24 * 60 })

type Made = ReturnType<
  typeof fc.sample<typeof made extends fc.Arbitrary<infer T> ? T : never>
>[number]

function timesOf({ begins, offsets, ...times }: Made): StaffedTimes {
  const holidays = offsets.map(([days, hours]) => ({ date: dateAfter(begins, days), hours }))
  return { ...times, holidays }
}

const at = ({ begins }: Made, minutes: number) => ms(`${begins}T00:00:00Z`) + minutes * minuteMs

describe('whatever the hours, the week and the zone', () => {
  it('business time is what one counts minute by minute', () => {
    fc.assert(
      fc.property(made, minutesIn, minutesIn, (the, one, other) => {
        const times = timesOf(the)
        const hasDesk = Object.values(times.staffedHours).some(({ length }) => length > 0)
        const isOn = hasDesk ? isStaffedAt : isOpenAt
        let counted = 0
        for (let m = one; m < other; m += 1) {
          if (isOn(times, new Date(at(the, m)))) counted += 1
        }
        expect(businessTime(times).between(at(the, one), at(the, other))).toBe(counted * minuteMs)
      }),
      { numRuns: 15 },
    )
  })

  it('two stretches are as long as the one they make', () => {
    const moments = fc.tuple(fc.nat(), fc.nat(), fc.nat())
    fc.assert(
      fc.property(made, moments, (the, some) => {
        const time = businessTime(timesOf(the))
        const spread = 500 * 24 * hourMs
        const [a = 0, b = 0, c = 0] = some
          .map((each) => at(the, 0) + (each % spread))
          .sort((one, other) => one - other)
        expect(time.between(a, b) + time.between(b, c)).toBe(time.between(a, c))
      }),
    )
  })

  it('what is added has passed, not a millisecond earlier, and more takes no less', () => {
    const length = fc.integer({ min: 0, max: 60 * 24 * hourMs })
    fc.assert(
      fc.property(made, minutesIn, length, length, (the, from, some, more) => {
        const time = businessTime(timesOf(the))
        const start = at(the, from) + 123
        const reached = time.after(start, some)
        if (reached === null) {
          expect(time.between(start, start + 366 * 24 * hourMs)).toBe(0)
          return
        }
        expect(time.between(start, reached)).toBe(some)
        if (some > 0) expect(time.between(start, reached - 1)).toBe(some - 1)
        expect(time.after(start, some + more) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          reached,
        )
      }),
    )
  })
})
