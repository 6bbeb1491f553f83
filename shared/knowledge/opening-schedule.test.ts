import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOpenAt, isStaffedAt, type OpeningTimes, openingsOn, weekdays } from './opening-hours'
import { deskSchedule, nextClosing, nextOpening, openSchedule } from './opening-schedule'
import { clockTime, dateAfter, instantOf, localTime, wallPieces } from './wall-clock'

type Periods = readonly (readonly [string, string])[]

const everyDay = (periods: Periods): OpeningTimes['hours'] =>
  Object.fromEntries(weekdays.map((day) => [day, periods]))

const halifax = (periods: Periods, holidays: OpeningTimes['holidays'] = []) =>
  openSchedule({ hours: everyDay(periods), holidays, timeZone: 'America/Halifax' })

const next = (
  change: typeof nextOpening,
  schedule: Parameters<typeof nextOpening>[0],
  at: string,
) => change(schedule, new Date(at))?.toISOString() ?? null

describe('the next change', () => {
  const day = halifax([['06:00', '24:00']])
  it.each([
    ['opening, before it', nextOpening, '2026-11-20T09:00:00Z', '2026-11-20T10:00:00.000Z'],
    [
      'opening, at that very moment',
      nextOpening,
      '2026-11-20T10:00:00Z',
      '2026-11-21T10:00:00.000Z',
    ],
    ['closing, while open', nextClosing, '2026-11-20T10:00:00Z', '2026-11-21T04:00:00.000Z'],
    [
      'closing, a millisecond before',
      nextClosing,
      '2026-11-21T03:59:59.999Z',
      '2026-11-21T04:00:00.000Z',
    ],
    ['closing, while closed', nextClosing, '2026-11-21T04:00:00Z', '2026-11-22T04:00:00.000Z'],
  ])('%s', (_case, change, at, expected) => {
    expect(next(change, day, at)).toBe(expected)
  })

  it('goes over midnight, and over a closed holiday', () => {
    const always = halifax([['00:00', '24:00']], [{ date: '2026-12-25', hours: [] }])
    expect(next(nextClosing, always, '2026-12-24T12:00:00Z')).toBe('2026-12-25T04:00:00.000Z')
    expect(next(nextOpening, always, '2026-12-25T12:00:00Z')).toBe('2026-12-26T04:00:00.000Z')
    expect(next(nextClosing, always, '2026-12-01T12:00:00Z')).toBe(null)
  })

  it('knows the days on which clocks are changed', () => {
    const night = halifax([['01:30', '02:30']])
    // Put back at 02:00: the second half hour is skipped from 01:30 on, and comes twice.
    expect(next(nextOpening, night, '2026-11-01T04:00:00Z')).toBe('2026-11-01T04:30:00.000Z')
    expect(next(nextClosing, night, '2026-11-01T04:30:00Z')).toBe('2026-11-01T05:00:00.000Z')
    expect(next(nextOpening, night, '2026-11-01T05:00:00Z')).toBe('2026-11-01T05:30:00.000Z')
    expect(next(nextClosing, night, '2026-11-01T05:30:00Z')).toBe('2026-11-01T06:30:00.000Z')
    // Put forward at 02:00: 02:30 never comes.
    expect(next(nextClosing, night, '2027-03-14T05:30:00Z')).toBe('2027-03-14T06:00:00.000Z')
  })

  it('refuses a time zone that does not exist', () => {
    const nowhere = openSchedule({ hours: {}, holidays: [], timeZone: 'Mars/Olympus' })
    expect(() => nextOpening(nowhere, new Date(0))).toThrow(RangeError)
  })
})

describe('the periods of a date', () => {
  it('come in order, joined where they touch, by the holiday where it is one', () => {
    const times = {
      hours: everyDay([
        ['12:00', '15:00'],
        ['09:00', '12:00'],
        ['18:00', '02:00'],
      ]),
      holidays: [{ date: '2026-12-24', hours: [] }],
      timeZone: 'UTC',
    }
    expect(openingsOn(times, '2026-12-23')).toEqual([
      ['09:00', '15:00'],
      ['18:00', '02:00'],
    ])
    expect(openingsOn(times, '2026-12-24')).toEqual([])
  })

  it('of the desk are cut to what is open on a holiday', () => {
    const desk = deskSchedule({
      hours: everyDay([['00:00', '24:00']]),
      staffedHours: everyDay([['10:00', '21:00']]),
      holidays: [{ date: '2026-12-24', hours: [['00:00', '18:00']] }],
      timeZone: 'America/Halifax',
    })
    expect(desk.periodsOn('2026-12-24')).toEqual([['10:00', '18:00']])
    expect(desk.periodsOn('2026-12-23')).toEqual([['10:00', '21:00']])
  })
})

const zones = ['America/Halifax', 'America/St_Johns', 'UTC', 'Asia/Kathmandu', 'Pacific/Apia']
const timeZone = fc.constantFrom(...zones, 'Australia/Lord_Howe', 'America/Santiago')
const dates = { noInvalidDate: true } as const
/** Where most clocks change, and Apia skipped a whole day. */
const instants = fc.oneof(
  fc.date({ ...dates, min: new Date('2026-10-30'), max: new Date('2026-11-03') }),
  fc.date({ ...dates, min: new Date('2027-03-12'), max: new Date('2027-03-16') }),
  fc.date({ ...dates, min: new Date('2011-12-28'), max: new Date('2012-01-01') }),
  fc.date({ ...dates, min: new Date('2000-01-01'), max: new Date('2037-01-01') }),
)
const minute = fc.integer({ min: 0, max: 23 * 60 + 59 }).map(clockTime)
const periods = fc.array(fc.tuple(minute, fc.oneof(minute, fc.constant('24:00'))), { maxLength: 3 })
const week = fc.record(Object.fromEntries(weekdays.map((day) => [day, periods])))
const times = fc.record({ hours: week, staffedHours: week, timeZone }).chain((made) =>
  fc
    .array(fc.record({ offset: fc.integer({ min: -1, max: 2 }), hours: periods }), {
      maxLength: 2,
    })
    .map((holidays) => ({ ...made, holidays })),
)

describe('whatever the hours, the instant and the zone', () => {
  it('what opens next is open, and nothing opens in between', () => {
    fc.assert(
      fc.property(times, instants, ({ holidays, ...made }, instant) => {
        const { date } = localTime(made.timeZone, instant)
        const near = holidays.map(({ offset, hours }) => ({ date: dateAfter(date, offset), hours }))
        const all = { ...made, holidays: near }
        for (const [schedule, isOn] of [
          [openSchedule(all), (at: Date) => isOpenAt(all, at)],
          [deskSchedule(all), (at: Date) => isStaffedAt(all, at)],
        ] as const) {
          const opening = nextOpening(schedule, instant)
          const closing = nextClosing(schedule, instant)
          if (opening !== null)
            expect([isOn(opening), isOn(justBefore(opening))]).toEqual([true, false])
          if (closing !== null)
            expect([isOn(closing), isOn(justBefore(closing))]).toEqual([false, true])
          if (closing !== null && opening !== null) expect(isOn(instant)).toBe(closing < opening)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('cuts time without a gap, and finds each wall time again', () => {
    fc.assert(
      fc.property(
        timeZone,
        instants,
        fc.integer({ min: 1, max: 90_000 }),
        (zone, from, minutes) => {
          const to = new Date(from.getTime() + minutes * 60_000)
          const pieces = wallPieces(zone, from, to)
          expect(pieces[0]?.from).toBe(from.getTime())
          expect(pieces.at(-1)?.to).toBe(to.getTime())
          for (const [i, piece] of pieces.entries()) {
            if (i > 0) expect(piece.from).toBe(pieces[i - 1]?.to)
          }
          const { date, minute: at } = localTime(zone, from)
          expect(localTime(zone, instantOf(zone, date, at))).toEqual({ date, minute: at })
        },
      ),
      { numRuns: 200 },
    )
  })
})

const justBefore = (instant: Date) => new Date(instant.getTime() - 1)
