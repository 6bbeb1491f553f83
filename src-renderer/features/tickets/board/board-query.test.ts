import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketCondition } from '@shared/tickets/ticket-where'
import { expect, test } from 'vitest'
import { listedTickets } from '../ticket-pages'
import { columnAfter } from './board-pages'
import { boardQuery, boardStatuses, columnQuery } from './board-query'

const sort = { by: 'created', descending: true } as const
const only: TicketCondition = { field: 'status', is: 'any-of', values: ['waiting'] }
const mine: TicketCondition = { field: 'assignee', is: 'any-of', values: ['me'] }
const toDo: TicketCondition = { field: 'status', is: 'any-of', values: ['open'] }

test('a column narrows what the list shows to its state, whatever state the list asks for', () => {
  const query = { where: { match: 'all', of: [mine, toDo] }, group: 'assignee', sort } as const
  expect(columnQuery(query, 'waiting')).toEqual({ sort, where: { match: 'all', of: [mine, only] } })
  const either = { match: 'any', of: [mine, toDo] } as const
  expect(columnQuery({ where: either, sort }, 'waiting').where).toEqual({
    match: 'all',
    of: [either, only],
  })
  expect(columnQuery({ sort }, 'waiting').where).toEqual({ match: 'all', of: [only] })
  expect(boardQuery({ sort }).where).toEqual({
    ...{ match: 'all', of: [{ ...only, values: [...boardStatuses] }] },
  })
})

const ticket = (id: string, title = id) => ({ id, title }) as Ticket
const pages = {
  pages: [
    { items: [ticket('a'), ticket('b')], next: 'b' },
    { items: [ticket('c')], next: null },
  ],
  pageParams: [null, 'b'],
}
const after = (ids: string[], here: Ticket[]) =>
  listedTickets(columnAfter(pages, ids, here)).map(({ title }) => title)

test('cards that stay do not move, those that come stand on top, those that leave go', () => {
  expect(after(['b', 'c', 'd'], [ticket('b', 'B'), ticket('d')])).toEqual(['d', 'a', 'B'])
  expect(columnAfter(pages, ['x'], [])).toBe(pages)
})
