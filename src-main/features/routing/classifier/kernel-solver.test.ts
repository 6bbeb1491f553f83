import { expect, it } from 'vitest'
import { type KernelShape, KernelSolver } from './kernel-solver'

/** A positive definite matrix that needs no chance: neighbours on a line resemble each other. */
const entry = (i: number, j: number) => Math.exp(-Math.abs(i - j) / 5) + (i === j ? 0.1 : 0)

function solve(size: number, options: Partial<KernelShape> = {}) {
  const solver = new KernelSolver({ size, classes: 2, ...options })
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) solver.dots.floats[i * solver.stride + j] = entry(i, j)
  }
  return solver.solve(Int32Array.from({ length: size }, (_, i) => (i % 3 === 0 ? 0 : 1)))
}

it.each([1, 2, 4, 13, 192, 193, 200, 500])('solves a system of %d equations', (size) => {
  const { coefficients } = solve(size)
  for (let i = 0; i < size; i += 1) {
    let sum = 0
    for (let j = 0; j < size; j += 1) sum += entry(i, j) * (coefficients[j] ?? 0)
    expect(sum).toBeCloseTo(i % 3 === 0 ? 1 : -1, 4)
  }
})

it('knows what each example gets without itself', () => {
  const others = solve(199).coefficients
  const { leftOut } = solve(200)
  let sum = 0
  for (let j = 0; j < 199; j += 1) sum += entry(199, j) * (others[j] ?? 0)
  expect(leftOut[199 * 2]).toBeCloseTo(sum, 4)
})

it('solves nothing where there is nothing', () => {
  expect(solve(0)).toEqual({ coefficients: new Float32Array(), leftOut: new Float32Array() })
})

it.each([0, 1, 37, 192, 208, 499])('says the same of the last %d examples as of all', (count) => {
  const all = solve(500)
  const some = solve(500, { leftOut: count })
  expect(some.coefficients).toEqual(all.coefficients)
  expect(some.leftOut).toEqual(all.leftOut.subarray((500 - count) * 2))
})

it.each([2, 3])('gives the same numbers with %d threads, byte by byte', (threads) => {
  const options = { classes: 5, leftOut: 300 }
  expect(solve(1_201, { ...options, threads })).toEqual(solve(1_201, { ...options, threads: 1 }))
})
