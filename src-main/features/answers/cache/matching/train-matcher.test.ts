import { expect, it } from 'vitest'
import { fingerprintOf, trainMatcher } from './train-matcher'

const at = (degrees: number) =>
  Float32Array.of(Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180))
const things = ['locker', 'towel', 'glove', 'ticket', 'parcel', 'invoice', 'voucher', 'lesson']
const pairs = things.flatMap((thing, i) => [
  {
    ...{ a: `How do I reset my ${thing}?`, b: `How can I reset my ${thing} please?`, same: true },
    ...{ vectorA: at(0), vectorB: at(10 + i) },
  },
  {
    ...{ a: `How do I reset my ${thing}?`, b: `How do I paint my ${thing}?`, same: false },
    ...{ vectorA: at(0), vectorB: at(20 + i) },
  },
])
const matter = {
  ...{ pairs, questions: things.map((thing) => `Where is my ${thing}?`), places: ['Harbour'] },
  lexicon: {
    ...{ synonyms: [], alike: [], opposites: [], siblings: [], phrases: [] },
    ...{ fillers: [], lookalikes: [], numbers: {} },
  },
  general: [],
  falseShare: 0.01,
}

it('learns the same weights from the same pairs', () => {
  const weights = trainMatcher(matter)
  expect(trainMatcher(matter)).toEqual(weights)
  expect(weights.acceptFrom).toBeGreaterThanOrEqual(0.5)
  expect(weights.fingerprint).toBe(fingerprintOf(matter))
})

it('shows by its fingerprint that something else was learned from', () => {
  const [first, ...rest] = pairs
  if (first === undefined) throw new Error('no pairs')
  const turned = { ...matter, pairs: [{ ...first, same: !first.same }, ...rest] }
  expect(fingerprintOf(turned)).not.toBe(fingerprintOf(matter))
})
