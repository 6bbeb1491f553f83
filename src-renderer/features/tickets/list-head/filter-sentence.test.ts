import type { TicketCondition, TicketWhere } from '@shared/tickets/ticket-where'
import { describe, expect, it } from 'vitest'
import { partSentence, whereSentence } from './filter-sentence'

const nameOf = (_field: string, value: string | null) => value ?? 'nobody'
const say = (match: TicketWhere['match'], ...of: TicketWhere['of']) =>
  whereSentence({ match, of }, nameOf)

const open: TicketCondition = { field: 'status', is: 'any-of', values: ['open', 'waiting'] }
const notOrdered: TicketCondition = { field: 'tag', is: 'none-of', values: ['ordered'] }

describe('a filter as a sentence', () => {
  it('says what all or any have to hold', () => {
    expect(say('all', open, notOrdered)).toBe('Status is open or waiting, and Tag is not ordered')
    expect(say('any', open, notOrdered)).toBe('Status is open or waiting, or Tag is not ordered')
  })

  it('puts groups of several into brackets, and only those', () => {
    const one: TicketWhere = { match: 'any', of: [notOrdered] }
    const two: TicketWhere = {
      match: 'any',
      of: [notOrdered, { field: 'assignee', is: 'any-of', values: [null] }],
    }
    expect(say('all', open, one)).toBe('Status is open or waiting, and Tag is not ordered')
    expect(say('all', open, two)).toBe(
      'Status is open or waiting, and (Tag is not ordered, or Assignee is nobody)',
    )
    expect(partSentence(two, nameOf)).toBe('Tag is not ordered, or Assignee is nobody')
  })

  it('says when, which words and what it is', () => {
    const year = new Date().getFullYear()
    const noon = new Date(year, 4, 3, 12).toISOString()
    expect(say('all', { field: 'created', is: 'after', value: noon })).toBe('Created since May 3')
    expect(say('all', { field: 'due', is: 'before', value: noon })).toBe('Due before May 3')
    expect(say('all', { field: 'due', is: 'within-days', value: 1 })).toBe('Due in the next day')
    expect(say('all', { field: 'updated', is: 'within-days', value: 7 })).toBe(
      'Changed in the last 7 days',
    )
    expect(say('all', { field: 'due', is: 'not-set' })).toBe('Due is not set')
    expect(
      say(
        'all',
        { field: 'text', is: 'lacks', value: 'hdmi' },
        { field: 'trait', is: 'has', value: 'photos' },
      ),
    ).toBe('The text lacks “hdmi”, and it has photos')
    expect(say('all', { field: 'tag', is: 'none-of', values: ['a', 'b'] })).toBe(
      'Tag is neither a nor b',
    )
  })

  it('says so where nothing is narrowed', () => {
    expect(whereSentence(undefined, nameOf)).toBe('Every ticket')
    expect(say('all')).toBe('Every ticket')
  })
})
