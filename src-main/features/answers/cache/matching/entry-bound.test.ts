import fc from 'fast-check'
import { expect, it } from 'vitest'
import { afterVerdict, boundFor, lowestBound } from './entry-bound'

const cosine = fc.double({ min: -1, max: 1, noNaN: true })

it('asks for more likeness where other questions stand close', () => {
  const lonely = boundFor([0.3, 0.2, 0.4, 0.1, 0.35])
  const crowded = boundFor([0.9, 0.88, 0.86, 0.85, 0.84, 0.1])
  expect(lonely).toBe(lowestBound)
  expect(crowded).toBeGreaterThan(lonely)
  expect(boundFor([])).toBe(lowestBound)
})

it('never falls when strangers come closer, and stays a cosine', () => {
  fc.assert(
    fc.property(fc.array(cosine, { maxLength: 30 }), (strangers) => {
      const bound = boundFor(strangers)
      expect(bound).toBeGreaterThanOrEqual(lowestBound)
      expect(bound).toBeLessThan(1)
      expect(boundFor(strangers.map((one) => Math.min(1, one + 0.1)))).toBeGreaterThanOrEqual(bound)
    }),
  )
})

it('goes above the likeness of a wrong answer, for good', () => {
  const raised = afterVerdict(0.6, { verdict: 'wrong', similarity: 0.82 })
  expect(raised).toBeGreaterThan(0.82)
  expect(afterVerdict(raised, { verdict: 'wrong', similarity: 0.7 })).toBe(raised)
})

it('goes down a little for a helpful answer, never below where it began', () => {
  const lowered = afterVerdict(0.7, { verdict: 'helpful', similarity: 0.8 })
  expect(lowered).toBeLessThan(0.7)
  expect(lowered).toBeGreaterThan(0.68)
  expect(afterVerdict(lowestBound, { verdict: 'helpful', similarity: 0.8 })).toBe(lowestBound)
})

it('takes no notice of a likeness that is none', () => {
  expect(afterVerdict(0.6, { verdict: 'wrong', similarity: Number.NaN })).toBe(0.6)
})
