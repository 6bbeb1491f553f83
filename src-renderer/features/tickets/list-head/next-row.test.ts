import { expect, it } from 'vitest'
import { nextRow } from './next-row'

const ids = ['a', 'b', 'c']

it('goes to the row before and after, and stops at either end', () => {
  expect(nextRow({ ids, ticketId: 'b', lastAt: 1 }, 1)).toBe('c')
  expect(nextRow({ ids, ticketId: 'b', lastAt: 1 }, -1)).toBe('a')
  expect(nextRow({ ids, ticketId: 'c', lastAt: 2 }, 1)).toBe('c')
  expect(nextRow({ ids, ticketId: null, lastAt: -1 }, 1)).toBe('a')
  expect(nextRow({ ids: [], ticketId: 'a', lastAt: 0 }, 1)).toBeUndefined()
})

it('goes on where a ticket stood that has left the list', () => {
  expect(nextRow({ ids, ticketId: 'resolved', lastAt: 1 }, 1)).toBe('b')
  expect(nextRow({ ids, ticketId: 'resolved', lastAt: 1 }, -1)).toBe('a')
  expect(nextRow({ ids, ticketId: 'never listed', lastAt: -1 }, 1)).toBe('a')
})
