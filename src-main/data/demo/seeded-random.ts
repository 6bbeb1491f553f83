import { createHash } from 'node:crypto'
import { v7 } from 'uuid'

/** Chance that repeats itself: the same seed gives the same sequence on every machine. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number
  /** From 0 up to, not including, `end`. */
  below(end: number): number
  pick<T>(choices: readonly T[]): T
  /** A UUID v7 of that time. */
  id(at: Date): string
}

/**
 * One sequence for each name: rows do not depend on how many were made before them.
 * xoshiro128** by Blackman and Vigna, https://prng.di.unimi.it/
 */
export function seededRandom(...name: readonly (string | number)[]): SeededRandom {
  const digest = createHash('md5').update(name.join('\0')).digest()
  const state = new Uint32Array([0, 4, 8, 12].map((at) => digest.readUInt32LE(at)))
  const next = () => step(state) / 2 ** 32
  const below = (end: number) => Math.floor(next() * end)
  return {
    next,
    below,
    pick: <T>(choices: readonly T[]): T => {
      const choice = choices[below(choices.length)]
      if (choice === undefined) throw new Error('There is nothing to choose from.')
      return choice
    },
    id: (at) =>
      v7({ msecs: at.getTime(), random: Uint8Array.from({ length: 16 }, () => below(256)) }),
  }
}

function step(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = state
  const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
  const third = c ^ a
  const fourth = d ^ b
  state.set([a ^ fourth, b ^ third, third ^ (b << 9), rotate(fourth, 11)])
  return result
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits))
}
