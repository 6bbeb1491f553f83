import { describe, expect, it } from 'vitest'
import { errorDifferenceText, errorText, pointsText, shareText, sizeText } from './figure-text'

describe('figures of a router', () => {
  it('never says all where one is missing', () => {
    expect(shareText(0.9999)).toBe('99.9%')
    expect(shareText(1)).toBe('100%')
    expect(shareText(0.942)).toBe('94.2%')
  })

  it('gives a difference its sign, and none where it rounds to nothing', () => {
    expect(pointsText(0.013)).toBe('+1.3 pts')
    expect(pointsText(-0.004)).toBe('−0.4 pts')
    expect(pointsText(-0.00001)).toBe('±0.0 pts')
    expect(errorDifferenceText(0.0042)).toBe('+0.004')
  })

  it('keeps sizes and errors short', () => {
    expect(errorText(0.0213)).toBe('0.021')
    expect(sizeText(340_400)).toBe('340 kB')
    expect(sizeText(1_230_000)).toBe('1.2 MB')
    expect(sizeText(12)).toBe('1 kB')
  })
})
