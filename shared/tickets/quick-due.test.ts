import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quickDue } from './quick-due'

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
  ])('%s', (words, at) => expect(due(words)).toBe(at))

  it.each([
    '',
    'soon',
    '9',
    'in 2',
    'tomorrow 25:00',
    'today 8:00',
    '2026-13-40',
    '2020-01-01',
    'm',
  ])('is none in “%s”', (words) => expect(due(words)).toBeNull())

  it('is read by the clock of the place, over its change of clocks', () => {
    const before = new Date('2026-10-31T15:00:00Z')
    expect(quickDue('tomorrow 9:00', before, zone)?.toISOString()).toBe('2026-11-01T13:00:00.000Z')
    expect(quickDue('tomorrow 9:00', before, 'Europe/Berlin')?.toISOString()).toBe(
      '2026-11-01T08:00:00.000Z',
    )
  })

  it('is never over, whatever is written', () => {
    const words = fc.array(
      fc.constantFrom('in', '2', 'h', 'today', 'friday', '9:00', 'pm', '2026-11-24', 'at', '12 am'),
    )
    fc.assert(
      fc.property(words, (parts) => {
        const at = quickDue(parts.join(' '), now, zone)
        expect(at === null || at.getTime() > now.getTime()).toBe(true)
      }),
    )
  })
})
