import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { falseHitRate, semanticState } from './false-hits'

const counts = (hits: number, wrong: number) => ({ hits, judged: wrong, wrong })

describe('observed false hits', () => {
  it.each([
    [0, 20, 0, 0.161],
    [1, 20, 0.009, 0.236],
    [2, 100, 0.0055, 0.07],
    [10, 10, 0.722, 1],
  ])('%s of %s wrong lie between %s and %s', (wrong, hits, low, high) => {
    const found = falseHitRate(counts(hits, wrong))
    expect(found?.low).toBeCloseTo(low, 2)
    expect(found?.high).toBeCloseTo(high, 2)
  })

  it('are unknown without hits', () => {
    expect(falseHitRate(counts(0, 0))).toBeNull()
    expect(semanticState(counts(0, 0), 0.02)).toBe('on')
  })

  it('lie within their interval, and the tier never relaxes when one more is wrong', () => {
    const order = ['on', 'tightened', 'off']
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(5_000), (hits, some) => {
        const wrong = Math.min(some, hits)
        const { rate, low, high } = falseHitRate(counts(hits, wrong)) ?? {
          rate: -1,
          low: 0,
          high: 0,
        }
        expect(low).toBeLessThanOrEqual(rate)
        expect(rate).toBeLessThanOrEqual(high)
        if (wrong === hits) return
        const now = order.indexOf(semanticState(counts(hits, wrong), 0.02))
        expect(order.indexOf(semanticState(counts(hits, wrong + 1), 0.02))).toBeGreaterThanOrEqual(
          now,
        )
      }),
    )
  })

  it.each([
    [200, 2, 'on'],
    [40, 1, 'tightened'],
    [1, 1, 'tightened'],
    [200, 6, 'tightened'],
    [20, 2, 'off'],
    [200, 12, 'off'],
  ])('of %s hits %s wrong: %s', (hits, wrong, state) => {
    expect(semanticState(counts(hits, wrong), 0.02)).toBe(state)
  })
})
