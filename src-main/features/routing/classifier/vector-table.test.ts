import { expect, it } from 'vitest'
import { toCoarseVectors } from './kernel-matrix'
import { sharedTables, VectorTable } from './vector-table'

const vectors = toCoarseVectors(
  [
    [1, 0, 0, 0, 0],
    [0, 1, 0, 0, 0],
    [0, 0.6, 0.8, 0, 0],
  ].map((row) => Float32Array.from(row)),
  5,
)
const axis = (at: number) => Float32Array.from({ length: 5 }, (_, i) => (i === at ? 1 : 0))

it('multiplies each question with every vector, also one that is changed in its place', () => {
  const table = VectorTable.of(vectors)
  const question = axis(0)
  expect([...table.products(question)]).toEqual([1, 0, 0])
  expect([...table.products(question)]).toEqual([1, 0, 0])
  question.set(axis(1))
  expect([...table.products(question)].map((one) => Math.round(one * 10))).toEqual([0, 10, 6])
  expect([...table.products(axis(0))]).toEqual([1, 0, 0])
})

it('gives its vectors back', () => {
  const table = VectorTable.of(vectors)
  expect([...table.row(1)]).toEqual([0, 1, 0, 0, 0])
})

it('is the same one for the same vectors', () => {
  const open = sharedTables()
  expect(open(vectors)).toBe(open(vectors))
  expect(open({ ...vectors })).not.toBe(open(vectors))
})
