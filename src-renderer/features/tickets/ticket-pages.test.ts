import type { Ticket } from '@shared/tickets/ticket-contract'
import { expect, it } from 'vitest'
import { insertTickets, listedTickets, patchTickets, type TicketPages } from './ticket-pages'
import { ticketQuery } from './ticket-query'

const ticket = (id: string, minute: number): Ticket => ({
  id,
  title: id,
  description: '',
  category: 'tech',
  priority: 'medium',
  status: 'open',
  locationId: 'harbour',
  bayId: null,
  bayNumber: null,
  assigneeId: null,
  assigneeName: null,
  creatorName: null,
  tags: [],
  dueAt: null,
  createdAt: new Date(Date.UTC(2025, 10, 22, 14, minute)).toISOString(),
  updatedAt: '',
  resolvedAt: null,
  nextDueAt: null,
  breached: false,
  photos: 0,
  commentCount: 0,
  pending: false,
  conflicts: 0,
})

const pages: TicketPages = {
  pageParams: [null, null],
  pages: [
    { items: [ticket('e', 50), ticket('d', 40)], next: 'c' },
    { items: [ticket('c', 30), ticket('b', 20)], next: 'a' },
  ],
}

const ids = (of: TicketPages) => of.pages.map((page) => page.items.map(({ id }) => id).join(''))

it('changes rows where they stand', () => {
  const changed = { ...ticket('c', 59), title: 'new' }
  const after = patchTickets(pages, [changed, ticket('unknown', 1)])
  expect(ids(after)).toEqual(['ed', 'cb'])
  expect(listedTickets(after)[2]?.title).toBe('new')
  expect(after.pages[0]).toBe(pages.pages[0])
})

it('puts new rows where their time says, once', () => {
  const added = [ticket('x', 35), ticket('z', 55), ticket('d', 40), ticket('y', 45)]
  expect(ids(insertTickets(pages, added))).toEqual(['zeyd', 'xcb'])
})

it('leaves older rows to the pages that are still to come', () => {
  expect(ids(insertTickets(pages, [ticket('a', 10)]))).toEqual(['ed', 'cb'])
  const whole = { ...pages, pages: pages.pages.map((page) => ({ ...page, next: null })) }
  expect(ids(insertTickets(whole, [ticket('a', 10)]))).toEqual(['ed', 'cba'])
})

it('fills a list that was empty', () => {
  const empty = { pageParams: [null], pages: [{ items: [], next: null }] }
  expect(ids(insertTickets(empty, [ticket('a', 10)]))).toEqual(['a'])
})

it('asks only for what filters', () => {
  expect(ticketQuery(null, null)).toEqual({})
  const where = {
    match: 'all',
    of: [
      { field: 'status', is: 'any-of', values: ['open'] },
      { field: 'location', is: 'any-of', values: ['harbour'] },
    ],
  }
  expect(ticketQuery('open', 'harbour')).toEqual({ where })
})
