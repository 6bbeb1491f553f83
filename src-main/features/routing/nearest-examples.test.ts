import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dot } from '../../platform/vectors'
import { type Example, NearestExamples } from './nearest-examples'

const number = fc.double({ min: -1, max: 1, noNaN: true })
const vector = fc.array(number, { minLength: 6, maxLength: 6 }).map((all) => Float32Array.from(all))
const examples = fc.array(
  vector.map((each): Example => ({ text: 'some example', label: 'tech', vector: each })),
  { maxLength: 30 },
)

it('finds the three most similar examples, however many there are', () => {
  fc.assert(
    fc.property(examples, vector, (all, question) => {
      const found = new NearestExamples(() => all).to(question).map(({ similarity }) => similarity)
      const expected = all.map((each) => dot(question, each.vector)).sort((a, b) => b - a)
      expect(found).toHaveLength(Math.min(3, all.length))
      found.forEach((similarity, i) => {
        expect(similarity).toBeCloseTo(expected[i] ?? 0, 4)
      })
    }),
  )
})

it('asks again and again, each time for another question', () => {
  const axis = (at: number) => Float32Array.from([0, 1, 2, 3], (i) => (i === at ? 1 : 0))
  const nearest = new NearestExamples(() => [
    { text: 'one', label: 'tech', vector: axis(0) },
    { text: 'two', label: 'booking', vector: axis(1) },
  ])
  expect([0, 1, 0].map((at) => nearest.to(axis(at))[0]?.text)).toEqual(['one', 'two', 'one'])
})
