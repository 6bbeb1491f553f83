import type { Ticket } from '@shared/tickets/ticket-contract'
import type { TicketQuery } from '@shared/tickets/ticket-query'
import { expect, it } from 'vitest'
import {
  arrivedTickets,
  haveLeft,
  insertTickets,
  listedTickets,
  patchTickets,
  type TicketPages,
} from './ticket-pages'

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

const newest = { sort: { by: 'created', descending: true } } as const
const byTitle = { sort: { by: 'title', descending: false } } as const
const arrived = (query: TicketQuery, matching: Ticket[], of = pages) =>
  arrivedTickets({ pages: of, matching, query, readAt: new Date(ticket('now', 45).createdAt) }).map(
    ({ id }) => id,
  )

it('tells what is new from what a later page will bring', () => {
  const changed = [ticket('e', 50), ticket('x', 35), ticket('n', 58), ticket('a', 10)]
  expect(arrived(newest, changed)).toEqual(['x', 'n'])
  // In another order only what is younger than the list is surely new.
  expect(arrived(byTitle, changed)).toEqual(['n'])
  const whole = { ...pages, pages: pages.pages.map((page) => ({ ...page, next: null })) }
  expect(arrived(byTitle, changed, whole)).toEqual(['x', 'n', 'a'])
})

it('knows when a row no longer belongs into the list', () => {
  const [c, x] = [ticket('c', 30), ticket('x', 35)]
  expect(haveLeft(pages, { tickets: [c, x], matching: [c] })).toBe(false)
  expect(haveLeft(pages, { tickets: [c], matching: [] })).toBe(true)
})
