import { labels } from '@shared/ask/assistant'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { uncertaintyOf } from './uncertain-questions'

const scoresOf = (probabilities: readonly number[]) =>
  probabilities.map((probability, place) => ({ label: labels[place] ?? 'none', probability }))

it('is 0 where one label has it all, and 1 where all are equally likely', () => {
  expect(uncertaintyOf(scoresOf([1, 0, 0, 0]))).toBe(0)
  expect(uncertaintyOf(scoresOf([0.25, 0.25, 0.25, 0.25]))).toBeCloseTo(1)
  expect(uncertaintyOf(scoresOf([1]))).toBe(0)
  expect(uncertaintyOf([])).toBe(0)
})

it('lies between the two, and does not depend on which label has what', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(
      weights.filter((all) => all.some((weight) => weight > 0)),
      (all) => {
        const sum = all.reduce((total, weight) => total + weight, 0)
        const shares = all.map((weight) => weight / sum)
        const uncertainty = uncertaintyOf(scoresOf(shares))
        expect(uncertainty).toBeGreaterThanOrEqual(0)
        expect(uncertainty).toBeLessThanOrEqual(1)
        expect(uncertaintyOf(scoresOf(shares.toReversed()))).toBeCloseTo(uncertainty)
      },
    ),
  )
})
