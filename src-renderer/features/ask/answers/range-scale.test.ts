import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rangeScale, verdictOf } from './range-scale'

it('ends at a round share beyond all that is shown', () => {
  const scale = rangeScale({ rate: 0.01, low: 0.002, high: 0.04 }, 0.02)
  expect(scale).toEqual({ most: 0.05, at: { rate: 20, low: 4, high: 80, budget: 40 } })
})

it('keeps everything on the scale, whatever the figures are', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(share, share, share, share, (rate, low, high, budget) => {
      const { at } = rangeScale({ rate, low, high }, budget)
      for (const percent of Object.values(at)) expect(percent >= 0 && percent <= 100).toBe(true)
    }),
  )
})

it('judges only where the whole interval is on one side', () => {
  expect(verdictOf({ rate: 0, low: 0, high: 0.02 }, 0.02)).toBe('within')
  expect(verdictOf({ rate: 0.1, low: 0.03, high: 0.2 }, 0.02)).toBe('beyond')
  expect(verdictOf({ rate: 0.01, low: 0, high: 0.03 }, 0.02)).toBe('unsure')
})
