import { expect, it } from 'vitest'
import { nextOpen } from './queue-position'

it('goes on to the next question that nobody has labelled', () => {
  expect(nextOpen([true, false, true], 0)).toBe(2)
})

it('comes back to what was passed over, never to the same one', () => {
  expect(nextOpen([true, false, true], 2)).toBe(0)
  expect(nextOpen([false, true, false], 1)).toBeNull()
  expect(nextOpen([], 0)).toBeNull()
})
