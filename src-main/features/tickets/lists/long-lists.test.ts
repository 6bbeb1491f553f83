import type { TicketQuery } from '@shared/tickets/ticket-query'
import type { TicketCondition } from '@shared/tickets/ticket-where'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf, openListedScene, people, plainTicket } from './testing/listed-scene'
import { naiveCounts, naiveList } from './testing/naive-list'

const { local, store, fill } = openListedScene()
afterAll(() => local.close())

const minute = (n: number) => new Date(Date.UTC(2026, 9, 1, 0, n)).toISOString()
const statuses = ['closed', 'resolved', 'open'] as const

/** Few of them wait, more are urgent, most are mine and about a lamp. */
const all = Array.from({ length: 4_000 }, (_, n) => ({
  ...plainTicket,
  id: idOf(n),
  title: n % 8 === 0 ? `Tap ${n % 7}` : `Lamp ${n % 7}`,
  status: n % 997 === 0 ? ('waiting' as const) : (statuses[n % 3] ?? 'open'),
  priority: n % 50 === 0 ? ('urgent' as const) : ('low' as const),
  assigneeId: n % 8 === 3 ? null : (people[n % 16 === 0 ? 0 : 1]?.id ?? null),
  tags: n % 400 === 0 ? ['rare'] : [],
  comments: n % 1_000 === 0 ? ['bulb'] : [],
  createdAt: minute(Math.floor(n / 3)),
  dueAt: n % 5 === 0 ? minute(n % 11) : null,
}))
beforeAll(() => fill(all))

const anyOf = (field: 'status' | 'priority' | 'assignee' | 'tag', value: string) =>
  ({ field, is: 'any-of', values: [value] }) as TicketCondition
const text = (value: string): TicketCondition => ({ field: 'text', is: 'has', value })

const narrowed: Readonly<Record<string, readonly TicketCondition[]>> = {
  everything: [],
  'what most are': [anyOf('assignee', 'me')],
  'what few are': [anyOf('status', 'waiting')],
  'few of most': [anyOf('assignee', 'me'), anyOf('status', 'waiting')],
  'what some are': [anyOf('priority', 'urgent')],
  'a rare tag': [anyOf('tag', 'rare')],
  'a common word': [text('lamp')],
  'a rare word': [text('bulb')],
  'a common word of few': [text('lam'), anyOf('status', 'waiting')],
  'two words of different places': [text('lamp bulb')],
}
const orders: readonly Pick<TicketQuery, 'group' | 'sort'>[] = [
  { sort: { by: 'created', descending: true } },
  { sort: { by: 'due', descending: false } },
  { sort: { by: 'title', descending: true } },
  { sort: { by: 'assignee', descending: true } },
  { group: 'status', sort: { by: 'created', descending: true } },
  { group: 'bay', sort: { by: 'updated', descending: false } },
]

it.each(Object.keys(narrowed))('a long list of %s comes whole, page by page', (name) => {
  const where = { match: 'all' as const, of: narrowed[name] ?? [] }
  for (const order of orders) {
    const query = { ...order, where }
    const walked: string[] = []
    let after: string | undefined
    do {
      const page = store.list({ ...query, limit: 170, ...(after === undefined ? {} : { after }) })
      walked.push(...page.items.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(walked).toEqual(naiveList(all, query).map(({ id }) => id))
  }
  const counted = { where, group: 'status' as const }
  expect(store.counts(counted)).toMatchObject(naiveCounts(all, counted))
})
