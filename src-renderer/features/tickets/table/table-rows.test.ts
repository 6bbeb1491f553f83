import type { Ticket } from '@shared/tickets/ticket-contract'
import { expect, test } from 'vitest'
import { withoutGroups } from './collapsed-groups'
import { type Parts, tableRows } from './table-rows'

const sort = { by: 'created', descending: true } as const
const ticket = (id: string, status: Ticket['status']) => ({ id, status }) as Ticket
const items = [ticket('a', 'open'), ticket('b', 'open'), ticket('c', 'waiting')]
const groups = [
  { key: 'open', count: 2 },
  { key: 'in-progress', count: 9 },
  { key: 'waiting', count: 4 },
  { key: 'closed', count: 7 },
]

function shown(parts: Partial<Parts>, list = items) {
  const partOf = ({ status }: Ticket) => status
  return tableRows(list, { groups, folded: [], partOf, ...parts }).map((row) =>
    row.kind === 'group'
      ? `${row.open ? '-' : '+'} ${row.group.key} ${row.group.count}`
      : row.ticket.id,
  )
}

test('without parts there are only tickets', () => {
  expect(tableRows(items, null)).toHaveLength(3)
})

test('a heading stands above the tickets of its part; what is not read yet has none', () => {
  expect(shown({})).toEqual(['- open 2', 'a', 'b', '- waiting 4', 'c'])
})

test('folded parts stand in their place, with their count', () => {
  const open = items.slice(2)
  const folded = ['open', 'in-progress', 'closed']
  expect(shown({ folded }, open)).toEqual([
    '+ open 2',
    '+ in-progress 9',
    '- waiting 4',
    'c',
    '+ closed 7',
  ])
})

test('a ticket that was changed stays in its part', () => {
  const changed = [ticket('a', 'closed'), ...items.slice(1)]
  const partOf = ({ id, status }: Ticket) => (id === 'a' ? 'open' : status)
  expect(shown({ partOf }, changed)).toEqual(['- open 2', 'a', 'b', '- waiting 4', 'c'])
})

test('a part that nobody has counted yet comes last', () => {
  expect(shown({}, [...items, ticket('d', 'archived')]).slice(-2)).toEqual(['- archived 1', 'd'])
})

test('what is folded is not asked for', () => {
  const where = { match: 'any', of: [] } as const
  const hidden = { field: 'status', is: 'none-of', values: ['open'] }
  expect(withoutGroups({ where, sort, group: 'status' }, ['open']).where).toEqual({
    ...{ match: 'all', of: [where, hidden] },
  })
  expect(withoutGroups({ sort, group: 'status' }, ['what?'])).toEqual({ sort, group: 'status' })
  expect(withoutGroups({ sort }, ['open'])).toEqual({ sort })
})
