import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TicketFilter } from '@shared/tickets/ticket-filter'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { openLocalDatabase } from '../../data/sqlite/open-local-database'
import { tickets } from '../../data/sqlite/schema/local-tickets'
import { silentLogger } from '../../platform/logger'
import { TicketListStore } from './ticket-list-store'
import { TicketStore } from './ticket-store'

const file = join(mkdtempSync(join(tmpdir(), 'clubos-tickets-')), 'local.sqlite')
const local = openLocalDatabase({ file, migrations: 'migrations/sqlite', logger: silentLogger })
afterAll(() => local.close())

const now = new Date('2026-11-22T12:00:00.000Z')
const me = '01890000-0000-7000-8000-00000000000a'
const other = '01890000-0000-7000-8000-00000000000b'
const store = new TicketListStore(local.read, { personId: me, clock: { now: () => now } })

type Made = Partial<typeof tickets.$inferInsert>
const idOf = (n: number) => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`

function fill(made: readonly Made[]): void {
  local.write((db) => {
    db.delete(tickets).run()
    made.forEach((more, i) => {
      db.insert(tickets)
        .values({
          ...{ id: idOf(i), title: `Ticket ${i}`, description: '', category: 'tech' },
          ...{ priority: 'medium', status: 'open', locationId: 'harbour', createdBy: other },
          ...{ tags: [], watchers: [], checklist: [], version: 1, syncSeq: i + 1 },
          createdAt: new Date(Date.UTC(2026, 10, 1, 0, i)).toISOString(),
          updatedAt: '2026-11-01T00:00:00.000Z',
          ...more,
        })
        .run()
    })
  })
}

const found = (filter: TicketFilter) =>
  store
    .list({ ...filter, limit: 100 })
    .items.map(({ id }) => Number(id.slice(-12)))
    .sort((a, b) => a - b)

const made = fc.record({
  status: fc.constantFrom(...ticketStatuses),
  category: fc.constantFrom(...ticketCategories),
  priority: fc.constantFrom(...ticketPriorities),
  locationId: fc.constantFrom('harbour', 'truro'),
  assigneeId: fc.constantFrom(me, other, null),
  tags: fc.uniqueArray(fc.constantFrom('lamp', 'noise', 'lamp shade'), { maxLength: 2 }),
  dueAt: fc.constantFrom(null, '2026-11-22T11:59:59.999Z', '2026-11-22T12:00:00.000Z'),
  resolvedAt: fc.constantFrom(null, '2026-11-20T00:00:00.000Z'),
})

const filters: fc.Arbitrary<TicketFilter> = fc.record(
  {
    statuses: fc.uniqueArray(fc.constantFrom(...ticketStatuses), { minLength: 1 }),
    categories: fc.uniqueArray(fc.constantFrom(...ticketCategories), { minLength: 1 }),
    priorities: fc.uniqueArray(fc.constantFrom(...ticketPriorities), { minLength: 1 }),
    locationId: fc.constantFrom('harbour', 'truro'),
    assignee: fc.constantFrom('me' as const, 'nobody' as const, other),
    tag: fc.constantFrom('lamp', 'noise'),
    overdue: fc.constant(true as const),
  },
  { requiredKeys: [] },
)

/** What the filter means, said once more without a database. */
function fits(filter: TicketFilter, ticket: ReturnType<typeof fc.sample<Made>>[number]): boolean {
  const { statuses, categories, priorities, locationId, assignee, tag, overdue } = filter
  const wanted = { me, nobody: null }[String(assignee)]
  return (
    (statuses?.some((one) => one === ticket.status) ?? true) &&
    (categories?.some((one) => one === ticket.category) ?? true) &&
    (priorities?.some((one) => one === ticket.priority) ?? true) &&
    (locationId === undefined || locationId === ticket.locationId) &&
    (assignee === undefined || ticket.assigneeId === (wanted === undefined ? assignee : wanted)) &&
    (tag === undefined || (ticket.tags ?? []).includes(tag)) &&
    (overdue === undefined ||
      (!!ticket.dueAt && ticket.dueAt < now.toISOString() && ticket.resolvedAt === null))
  )
}

describe('a list of tickets', () => {
  it('holds exactly what fits all that is asked for', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 30 }), filters, (all, filter) => {
        fill(all)
        const expected = all.flatMap((ticket, i) => (fits(filter, ticket) ? [i] : []))
        expect(found(filter)).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })

  it('is found by words of title and description, the last one unfinished', () => {
    fill([
      { title: 'Projector cuts out', description: 'After each swing in bay 3.' },
      { title: 'Keypad beeps', description: 'Batteries? The projector is fine.' },
      { title: 'Order tees' },
    ])
    expect(found({ text: 'projector' })).toEqual([0, 1])
    expect(found({ text: 'swing proj' })).toEqual([0])
    expect(found({ text: 'batter' })).toEqual([1])
    expect(found({ text: 'PROJECTOR keypad' })).toEqual([1])
  })

  it.each(['"', 'a OR b', '(', 'title:x', 'NEAR(', '* *', '-', '🏌️'])(
    'takes %j as text and breaks on nothing',
    (text) => {
      fill([{ title: 'Projector' }])
      expect(found({ text })).toEqual([])
    },
  )

  it('comes page by page without a gap', () => {
    fill(Array.from({ length: 25 }, () => ({ createdAt: '2026-11-01T00:00:00.000Z' })))
    const seen: string[] = []
    let page = store.list({ limit: 10 })
    for (;;) {
      seen.push(...page.items.map(({ id }) => id))
      const last = page.items.at(-1)
      if (!page.more || last === undefined) break
      page = store.list({ limit: 10, after: { createdAt: last.createdAt, id: last.id } })
    }
    expect(new Set(seen).size).toBe(25)
    expect(seen).toHaveLength(25)
  })

  it('offers the tags in use, the most used ones first', () => {
    fill([{ tags: ['noise'] }, { tags: ['lamp', 'noise'] }, { tags: [] }])
    expect(new TicketStore(local.read, me).choices().tags).toEqual(['noise', 'lamp'])
  })
})
