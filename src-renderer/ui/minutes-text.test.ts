import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { minutesOf, minutesText } from './minutes-text'

describe('a length of time', () => {
  it.each([
    ['15', 15],
    ['90 min', 90],
    ['1:30', 90],
    ['1.5 h', 90],
    ['1,5h', 90],
    ['2 hours 5 minutes', 125],
    ['1h30', 90],
    ['0', 0],
    ['33 h', 1_980],
  ])('is read from “%s”', (written, minutes) => {
    expect(minutesOf(written)).toBe(minutes)
  })

  it.each(['', 'soon', '1:75', '-5', '1.01 h', '5 apples', '99999999999999999999'])(
    'is not “%s”',
    (written) => {
      expect(minutesOf(written)).toBeNull()
    },
  )

  it('is read as it is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 525_600 }), (minutes) => {
        expect(minutesOf(minutesText(minutes))).toBe(minutes)
      }),
    )
  })
})
