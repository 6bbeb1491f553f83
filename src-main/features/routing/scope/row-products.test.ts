import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openProducts, plainProducts } from './row-products'
import { rowsOf } from './vector-rows'

const number = fc.float({ min: -2, max: 2, noNaN: true })
const matter = fc
  .record({
    width: fc.constantFrom(1, 3, 4, 8, 12, 384),
    counts: fc.array(fc.nat(9), { maxLength: 4 }),
  })
  .chain(({ width, counts }) => {
    const vector = fc.array(number, { minLength: width, maxLength: width })
    const tables = counts.map((count) => fc.array(vector, { minLength: count, maxLength: count }))
    return fc.record({ width: fc.constant(width), vector, tables: fc.tuple(...tables) })
  })

it('gives the same numbers as one by one, bit by bit, for any part of any table', () => {
  fc.assert(
    fc.property(matter, fc.nat(8), fc.nat(9), ({ width, vector, tables }, from, to) => {
      const all = tables.map((table) => rowsOf(table, width))
      const question = Float32Array.from(vector)
      const products = openProducts(all)
      for (const rows of all) {
        const part = { from: Math.min(from, rows.count), to: Math.min(to, rows.count) }
        expect([...Array.from(products(rows, question, part))]).toEqual(
          Array.from(plainProducts(rows, question, part)),
        )
      }
    }),
  )
})

it('takes rows that it was not opened with, too', () => {
  const [known, other] = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ].map((row) => rowsOf([row], 4))
  if (!known || !other) throw new Error('There are two tables.')
  const ones = new Float32Array(4).fill(1)
  expect(openProducts([known])(other, ones, { from: 0, to: 1 })[0]).toBe(26)
})
