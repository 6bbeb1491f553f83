import { describe, expect, it } from 'vitest'
import { seededRandom } from '../data/demo/seeded-random'
import { SignDistances, signWords } from './sign-distances'

const random = seededRandom('sign distances')
const someSigns = () => Uint32Array.from({ length: signWords }, () => random.next() * 2 ** 32)

function plainly(a: Uint32Array, b: Uint32Array): number {
  const differing = Array.from(a, (word, i) => (word ^ (b[i] ?? 0)) >>> 0)
  return differing.reduce((sum, word) => sum + word.toString(2).replaceAll('0', '').length, 0)
}

describe('differing signs', () => {
  it('are counted as one would bit by bit, however many rows were added meanwhile', () => {
    const distances = new SignDistances()
    const rows: Uint32Array[] = []
    for (const count of [1, 2, 63, 64, 65, 1_000, 5_000]) {
      while (rows.length < count) {
        const signs = someSigns()
        distances.set(rows.length, signs)
        rows.push(signs)
      }
      const query = someSigns()
      const found = distances.to(query, count)
      expect([...found]).toEqual(rows.map((row) => plainly(row, query)))
    }
  })

  it('are none from itself, all from its opposite, and nothing of no rows', () => {
    const distances = new SignDistances()
    const signs = someSigns()
    distances.set(0, signs)
    distances.set(
      1,
      signs.map((word) => ~word),
    )
    expect([...distances.to(signs, 2)]).toEqual([0, 384])
    expect(distances.to(signs, 0)).toHaveLength(0)
  })
})
