import { describe, expect, it } from 'vitest'
import { ticketListRoutes } from './ticket-list-contract'
import { ticketWhere } from './ticket-where'

const { input } = ticketListRoutes['tickets.list']
const condition = { field: 'tag', is: 'any-of', values: ['lamp'] }
const nested = (depth: number): object =>
  depth === 0 ? condition : { match: 'all', of: [nested(depth - 1)] }

const refusal = (where: unknown) => {
  const { error } = ticketWhere.safeParse(where)
  return error?.issues.map(({ message }) => message).join(' ')
}

describe('what a list is narrowed by', () => {
  it('takes four groups in each other and a hundred parts, and no more', () => {
    expect(refusal(nested(4))).toBeUndefined()
    expect(refusal(nested(5))).toContain('use fewer conditions')
    const many = (count: number) => ({
      match: 'any',
      of: Array.from({ length: count }, () => condition),
    })
    expect(refusal(many(99))).toBeUndefined()
    expect(refusal(many(100))).toContain('use fewer conditions')
  })

  it.each([
    ['a field that there is not', { match: 'all', of: [{ field: 'smell', is: 'set' }] }],
    ['a status that there is not', { match: 'all', of: [{ ...condition, field: 'status' }] }],
    ['nobody in particular', { match: 'all', of: [{ ...condition, values: [] }] }],
    ['no day', { match: 'all', of: [{ field: 'due', is: 'before', value: 'tomorrow' }] }],
    ['a list of nothing', { match: 'some', of: [] }],
    ['thousands of groups in each other', nested(2_000)],
  ])('refuses %s', (_, where) => {
    expect(input.safeParse({ where }).success).toBe(false)
  })
})
