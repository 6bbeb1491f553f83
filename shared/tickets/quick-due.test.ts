import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueWords, quickDue } from './quick-due'

/** A Monday, 12:30 in Halifax. */
const now = new Date('2026-11-23T16:30:00Z')
const zone = 'America/Halifax'
const due = (words: string) => quickDue(words, now, zone)?.toISOString() ?? null

describe('a due time in quick words', () => {
  it.each([
    ['in 2 h', '2026-11-23T18:30:00.000Z'],
    ['in 30 min', '2026-11-23T17:00:00.000Z'],
    ['in 3 days', '2026-11-26T16:30:00.000Z'],
    ['in 1 week', '2026-11-30T16:30:00.000Z'],
    ['tomorrow 9:00', '2026-11-24T13:00:00.000Z'],
    ['Tomorrow at 9', '2026-11-24T13:00:00.000Z'],
    ['tomorrow', '2026-11-24T21:00:00.000Z'],
    ['today 5 pm', '2026-11-23T21:00:00.000Z'],
    ['tonight', '2026-11-24T02:00:00.000Z'],
    ['friday', '2026-11-27T21:00:00.000Z'],
    ['by Fri 8:30 am', '2026-11-27T12:30:00.000Z'],
    ['monday', '2026-11-30T21:00:00.000Z'],
    ['tomorrow morning', '2026-11-24T13:00:00.000Z'],
    ['14:00', '2026-11-23T18:00:00.000Z'],
    ['8:00', '2026-11-24T12:00:00.000Z'],
    ['2026-12-01 14:30', '2026-12-01T18:30:00.000Z'],
    ['2026-12-01', '2026-12-01T21:00:00.000Z'],
    ['2026-12-01T14:30', '2026-12-01T18:30:00.000Z'],
    ['dec 1', '2026-12-01T21:00:00.000Z'],
    ['1. December, 5pm', '2026-12-01T21:00:00.000Z'],
    ['Jan 3rd 10:00', '2027-01-03T14:00:00.000Z'],
    ['may 5 2027', '2027-05-05T20:00:00.000Z'],
    ['Tue, Dec 1, 14:30', '2026-12-01T18:30:00.000Z'],
    ['next week', '2026-11-30T21:00:00.000Z'],
    ['3 days', '2026-11-26T16:30:00.000Z'],
  ])('%s', (words, at) => expect(due(words)).toBe(at))

  it.each([
    ['2020-01-01', '2020-01-01T21:00:00.000Z'],
    ['Fri, Nov 20, 09:00', '2026-11-20T13:00:00.000Z'],
    ['nov 20 2026', '2026-11-20T21:00:00.000Z'],
  ])('%s', (words, at) => expect(due(words)).toBe(at))

  it.each([
    '',
    'soon',
    '9',
    'in 2',
    'tomorrow 25:00',
    'today 8:00',
    '2026-13-40',
    '2020-02-30',
    '0002-03-01',
    'fri dec 1',
    'dec',
    'm',
  ])('is none in “%s”', (words) => expect(due(words)).toBeNull())

  it('is read by the clock of the place, over its change of clocks', () => {
    const before = new Date('2026-10-31T15:00:00Z')
    expect(quickDue('tomorrow 9:00', before, zone)?.toISOString()).toBe('2026-11-01T13:00:00.000Z')
    expect(quickDue('tomorrow 9:00', before, 'Europe/Berlin')?.toISOString()).toBe(
      '2026-11-01T08:00:00.000Z',
    )
  })

  it('is never over, unless its day is written out', () => {
    const words = fc.array(
      fc.constantFrom('in', '2', 'h', 'today', 'friday', '9:00', 'pm', 'nov 22', 'at', '12 am'),
    )
    fc.assert(
      fc.property(words, (parts) => {
        const at = quickDue(parts.join(' '), now, zone)
        expect(at === null || at.getTime() > now.getTime()).toBe(true)
      }),
    )
  })

  const zones = [zone, 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe']
  const minutes = 500 * 24 * 60
  it('is read back from what is shown of it, wherever that is', () => {
    const moments = fc.integer({ min: -minutes, max: minutes })
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (minute, timeZone) => {
        const at = new Date(now.getTime() + minute * 60_000)
        const shown = dueWords(at, now, timeZone)
        const back = quickDue(shown, now, timeZone)
        expect(back && dueWords(back, now, timeZone)).toBe(shown)
        // Only an hour that the clocks show twice is not told apart: the first one is taken.
        const apart = at.getTime() - (back?.getTime() ?? Number.NaN)
        expect([0, 30 * 60_000, 60 * 60_000]).toContain(apart)
      }),
    )
  })
})
