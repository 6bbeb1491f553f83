import type { TicketQuery } from '@shared/tickets/ticket-query'
import { type TicketCondition, type TicketWhere, ticketWhere } from '@shared/tickets/ticket-where'
import { describe, expect, it } from 'vitest'
import { askedQuery } from '../ticket-query'
import { builtInViews } from './built-in-views'
import { newestFirst, withGroup, withWhere } from './list-view'
import { otherParts, quickValues, withoutPart, withQuick } from './quick-filters'

const status: TicketCondition = { field: 'status', is: 'any-of', values: ['open'] }
const photos: TicketCondition = { field: 'trait', is: 'has', value: 'photos' }
const either: TicketWhere = { match: 'any', of: [status, photos] }
const place = { field: 'location', is: 'any-of', values: ['harbour'] }
const asked = (where?: TicketWhere): TicketQuery =>
  where === undefined ? { sort: newestFirst } : { where, sort: newestFirst }

describe('what a list asks for', () => {
  it('is the filter with the location at the top and what is searched for', () => {
    const all: TicketWhere = { match: 'all', of: [status] }
    const words = { field: 'text', is: 'has', value: 'hdmi' }
    expect(askedQuery({ query: asked(), text: '' }, null)).toEqual(asked())
    expect(askedQuery({ query: asked(all), text: 'hdmi' }, 'harbour').where).toEqual({
      match: 'all',
      of: [place, words, status],
    })
  })

  it('keeps together what any may hold of', () => {
    expect(askedQuery({ query: asked(either), text: '' }, 'harbour').where).toEqual({
      match: 'all',
      of: [place, either],
    })
  })

  it('is a filter as deep as one may be, as long as nothing else is asked', () => {
    const where: TicketWhere = {
      match: 'any',
      of: [status, { match: 'all', of: [{ match: 'any', of: [{ match: 'all', of: [photos] }] }] }],
    }
    expect(ticketWhere.safeParse(where).success).toBe(true)
    const query = askedQuery({ query: asked(where), text: '' }, null)
    expect(ticketWhere.safeParse(query.where).success).toBe(true)
  })

  it('leaves a built-in view room for both', () => {
    for (const { content } of builtInViews) {
      const { where } = askedQuery({ query: content.query, text: 'x' }, 'harbour')
      expect(ticketWhere.safeParse(where).success).toBe(true)
    }
  })

  it('says nothing of what is off', () => {
    expect(withWhere(asked(either), null)).toEqual(asked())
    expect(withGroup({ ...asked(), group: 'status' }, null)).toEqual(asked())
  })
})

describe('quick filters', () => {
  it('set, change and take away what their field is narrowed to', () => {
    const one = withQuick(undefined, 'status', ['open'])
    expect(one).toEqual({ match: 'all', of: [status] })
    const two = withQuick(one ?? undefined, 'assignee', [null, 'me'])
    expect(quickValues(two ?? undefined, 'assignee')).toEqual([null, 'me'])
    expect(quickValues(two ?? undefined, 'status')).toEqual(['open'])
    expect(withQuick(one ?? undefined, 'status', [])).toBeNull()
  })

  it('narrow a filter of alternatives further instead of widening it', () => {
    expect(withQuick(either, 'priority', ['urgent'])).toEqual({
      match: 'all',
      of: [either, { field: 'priority', is: 'any-of', values: ['urgent'] }],
    })
  })

  it('leave to others what they cannot show', () => {
    const not: TicketCondition = { field: 'status', is: 'none-of', values: ['open'] }
    const where: TicketWhere = { match: 'all', of: [not, status, photos, either] }
    expect(quickValues(where, 'status')).toEqual(['open'])
    expect(otherParts(where).map(({ index }) => index)).toEqual([0, 2, 3])
    expect(withoutPart(where, 0)?.of).toEqual([status, photos, either])
  })
})
