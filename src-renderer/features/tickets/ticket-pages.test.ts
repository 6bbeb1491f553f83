import type { Ticket } from '@shared/tickets/ticket-contract'
import { expect, it } from 'vitest'
import { insertTickets, listedTickets, patchTickets, type TicketPages } from './ticket-pages'
import { ticketQuery, wouldList } from './ticket-query'

const ticket = (id: string, minute: number): Ticket => ({
  id,
  title: id,
  description: '',
  category: 'tech',
  priority: 'medium',
  status: 'open',
  locationId: 'harbour',
  bayNumber: null,
  assigneeId: null,
  assigneeName: null,
  tags: [],
  dueAt: null,
  createdAt: new Date(Date.UTC(2025, 10, 22, 14, minute)).toISOString(),
  updatedAt: '',
  pending: false,
  conflicts: 0,
})

const pages: TicketPages = {
  pageParams: [null, null],
  pages: [
    { items: [ticket('e', 50), ticket('d', 40)], more: true },
    { items: [ticket('c', 30), ticket('b', 20)], more: true },
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
  const whole = { ...pages, pages: pages.pages.map((page) => ({ ...page, more: false })) }
  expect(ids(insertTickets(whole, [ticket('a', 10)]))).toEqual(['ed', 'cba'])
})

it('fills a list that was empty', () => {
  const empty = { pageParams: [null], pages: [{ items: [], more: false }] }
  expect(ids(insertTickets(empty, [ticket('a', 10)]))).toEqual(['a'])
})

it('asks only for what filters, and counts only what the filters let through', () => {
  expect(ticketQuery(null, null)).toEqual({})
  expect(ticketQuery('open', 'harbour')).toEqual({ statuses: ['open'], locationId: 'harbour' })
  expect(wouldList({}, ticket('a', 1))).toBe(true)
  expect(wouldList({ statuses: ['open'], locationId: 'harbour' }, ticket('a', 1))).toBe(true)
  expect(wouldList({ statuses: ['closed'] }, ticket('a', 1))).toBe(false)
  expect(wouldList({ locationId: 'north' }, ticket('a', 1))).toBe(false)
})
