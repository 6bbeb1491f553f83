import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namedBay, withoutBays } from './named-bay'

describe('the bay that a text names', () => {
  it.each([
    ['bay 4 is dark', 4],
    ['Bay #12: net', 12],
    ['b3 frozen', 3],
    ['hdmi in B-2', 2],
    ['sim two lags', 2],
    ['simulator 5 is down', 5],
    ['the third bay', 3],
    ['2nd bay smells', 2],
    ['touch screen, #7', 7],
    ['bay 6 and bay 6 again', 6],
  ])('is read from “%s”', (text, bay) => {
    expect(namedBay(text)).toBe(bay)
  })

  it.each([
    'bay 2 and 3 lag',
    'bays 5-8 are dead',
    'bay 1, 2 n 4 need vacuuming',
    'the bay door',
    '4 dozen balls',
    'the #7 iron is bent',
    'A4B2 C',
  ])('is none in “%s”', (text) => {
    expect(namedBay(text)).toBeNull()
  })

  it('is the number, whichever way it is written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom('bay ', 'Bay #', 'b', 'b-', 'sim ', 'bay no. '),
        (number, before) => namedBay(`${before}${number} is dark`) === number,
      ),
    )
  })

  it('is left out of what is wrong there', () => {
    expect(withoutBays('bay 4 and 5 flicker').trim()).toBe('flicker')
    expect(withoutBays('net in b3 torn').replace(/\s+/gu, ' ')).toBe('net in torn')
  })
})
