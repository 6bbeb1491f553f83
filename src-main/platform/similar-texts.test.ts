import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../data/demo/seeded-random'
import { SimilarTexts } from './similar-texts'
import { dot } from './vectors'

const scope = 'customer-info public'

function unit(numbers: ArrayLike<number>): Float32Array {
  const vector = Float32Array.from(numbers)
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map((value) => value / length)
}

const vectors = fc
  .array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 384, maxLength: 384 })
  .filter((numbers) => numbers.some((value) => Math.abs(value) > 0.01))
  .map(unit)

describe('questions by resemblance', () => {
  it('finds the most similar first, and a question itself with a cosine of 1', () => {
    fc.assert(
      fc.property(fc.array(vectors, { minLength: 1, maxLength: 12 }), (all) => {
        const index = new SimilarTexts()
        for (const [i, vector] of all.entries()) index.add({ entryId: `e${i}`, scope, vector })
        const [query = new Float32Array(384)] = all
        const found = index.nearest(query, scope, all.length)
        expect(found).toHaveLength(all.length)
        expect(found[0]?.similarity).toBeCloseTo(1, 5)
        for (const { row, similarity } of found) {
          expect(Math.abs(similarity - dot(query, all[row] ?? query))).toBeLessThan(0.03)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('finds nothing of another scope, and nothing that was taken out', () => {
    const index = new SimilarTexts()
    const vector = unit(Array.from({ length: 384 }, (_, i) => Math.sin(i)))
    index.add({ entryId: 'one', scope, vector })
    index.add({ entryId: 'one', scope, vector })
    index.add({ entryId: 'two', scope: 'tech staff', vector })
    expect(index.nearest(vector, 'nowhere', 5)).toEqual([])
    expect(index.nearest(vector, 'tech staff', 5).map(({ entryId }) => entryId)).toEqual(['two'])
    index.remove('one')
    expect(index.nearest(vector, scope, 5)).toEqual([])
    expect(index.size).toBe(1)
    index.add({ entryId: 'three', scope, vector })
    expect(index.nearest(vector, scope, 5).map(({ entryId }) => entryId)).toEqual(['three'])
    index.clear()
    expect([index.size, index.nearest(vector, scope, 5)]).toEqual([0, []])
  })

  it('finds a near one among thousands that only its signs lead to', () => {
    const random = seededRandom('similar questions')
    const index = new SimilarTexts()
    const noise = () => Float32Array.from({ length: 384 }, () => random.next() - 0.5)
    const all = Array.from({ length: 4_000 }, () => unit(noise()))
    for (const [i, vector] of all.entries()) index.add({ entryId: `e${i}`, scope, vector })
    for (const at of [3, 1_999, 3_998]) {
      const near = unit((all[at] ?? noise()).map((value) => value + (random.next() - 0.5) * 0.1))
      expect(index.nearest(near, scope, 1)[0]?.entryId).toBe(`e${at}`)
    }
  })
})
