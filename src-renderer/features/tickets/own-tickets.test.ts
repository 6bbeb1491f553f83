import { expect, it } from 'vitest'
import { newsOf } from './own-tickets'

const ids = (...of: readonly string[]) => of.map((id) => ({ id }))

it('tells of what others made and the list does not show yet', () => {
  expect(newsOf(ids('a', 'b', 'c'), ids('b'), new Set())).toEqual(ids('a', 'c'))
})

it('does not tell of a ticket that was made here', () => {
  expect(newsOf(ids('a', 'b'), ids('c'), new Set(['b']))).toEqual(ids('a'))
})
