import { expect, it } from 'vitest'
import { learnScore, probabilityOf } from './match-score'

const pairs = Array.from({ length: 200 }, (_, i) => ({
  features: { telling: (i % 2) + (i % 7) / 10, noise: (i % 5) / 5 },
  same: i % 2 === 1,
}))

it('learns what tells, and not the order of the pairs', () => {
  const score = learnScore(pairs)
  expect(probabilityOf({ telling: 1.3, noise: 0.5 }, score)).toBeGreaterThan(0.9)
  expect(probabilityOf({ telling: 0.3, noise: 0.5 }, score)).toBeLessThan(0.1)
  expect(learnScore([...pairs].reverse())).toEqual(score)
})

it('takes a feature that is not there for an average one', () => {
  const score = learnScore(pairs)
  expect(probabilityOf({}, score)).toBeCloseTo(0.5, 1)
})
