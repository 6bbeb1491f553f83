import { ticketGroupings } from '@shared/tickets/ticket-query'
import type { TicketWhere } from '@shared/tickets/ticket-where'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { TicketStore } from '../ticket-store'
import { anyQuery, anySort } from './testing/any-query'
import {
  idOf,
  type MadeTicket,
  madeTicket,
  me,
  openListedScene,
  plainTicket,
} from './testing/listed-scene'
import { naiveCounts, naiveList } from './testing/naive-list'

const { local, store, fill } = openListedScene()
afterAll(() => local.close())

const newest = { by: 'created', descending: true } as const
const all = fc
  .array(madeTicket, { maxLength: 25 })
  .map((some) => some.map((one, i) => ({ ...one, id: idOf(i) })))
const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id)

const made = (...some: readonly Partial<MadeTicket>[]) =>
  fill(some.map((more, i) => ({ ...plainTicket, id: idOf(i), ...more })))

const found = (text: string) =>
  store
    .list({
      where: { match: 'all', of: [{ field: 'text', is: 'has', value: text }] },
      ...{ sort: newest, limit: 100 },
    })
    .items.map(({ id }) => Number(id.slice(-12)))
    .sort((a, b) => a - b)

describe('a list of tickets', () => {
  it('holds exactly what the query finds, in its order', () => {
    fc.assert(
      fc.property(all, fc.array(anyQuery, { minLength: 1, maxLength: 8 }), (some, queries) => {
        fill(some)
        for (const query of queries) {
          const expected = ids(naiveList(some, query))
          expect(ids(store.list({ ...query, limit: 100 }).items)).toEqual(expected)
          expect(ids(store.matching({ query, ids: ids(some) }))).toEqual(expected)
          const { sort, ...counted } = query
          expect(store.counts(counted)).toMatchObject(naiveCounts(some, counted))
        }
      }),
      { numRuns: 80 },
    )
  })

  it('is empty where a text without a word is sought, however deep in the filter', () => {
    made({}, {})
    const sought: TicketWhere = { match: 'all', of: [{ field: 'text', is: 'has', value: '-' }] }
    for (const where of [sought, { match: 'all', of: [sought] } satisfies TicketWhere]) {
      expect(store.list({ where, sort: newest, limit: 100 }).items).toEqual([])
      expect(store.counts({ where }).total).toBe(0)
    }
  })

  it('comes page by page, each row once and in order, under every sort and grouping', () => {
    fc.assert(
      fc.property(all, anySort, fc.integer({ min: 1, max: 7 }), (some, sort, limit) => {
        fill(some)
        for (const group of [undefined, ...ticketGroupings]) {
          const query = { sort, ...(group === undefined ? {} : { group }) }
          const walked: string[] = []
          let page = store.list({ ...query, limit })
          walked.push(...ids(page.items))
          while (page.next !== null) {
            page = store.list({ ...query, limit, after: page.next })
            expect(page.items.length).toBeGreaterThan(0)
            walked.push(...ids(page.items))
          }
          expect(walked).toEqual(ids(naiveList(some, query)))
        }
      }),
      { numRuns: 50 },
    )
  })

  it('goes on after a row that is not there any more', () => {
    made({}, {}, {})
    const { next } = store.list({ sort: newest, limit: 2 })
    made({})
    expect(ids(store.list({ sort: newest, limit: 2, after: next ?? '' }).items)).toEqual([idOf(0)])
  })

  it.each(['', 'x', 'bnVsbA', 'eyJvZiI6IiIsImF0IjpbXX0'])('refuses %j as a place', (after) => {
    expect(() => store.list({ sort: newest, limit: 1, after })).toThrow('from its start')
  })

  it('refuses a place in another order', () => {
    made({}, {})
    const { next } = store.list({ sort: newest, limit: 1 })
    const sort = { by: 'updated', descending: true } as const
    expect(() => store.list({ sort, limit: 1, after: next ?? '' })).toThrow('from its start')
  })
})

describe('words', () => {
  it('are found in title, description and comments together, the last one unfinished', () => {
    made(
      { title: 'Projector cuts out', description: 'After each swing in bay 3.' },
      { title: 'Keypad beeps', comments: ['Batteries? The projector is fine.'] },
      { title: 'Order tees' },
    )
    expect(found('projector')).toEqual([0, 1])
    expect(found('swing proj')).toEqual([0])
    expect(found('batter')).toEqual([1])
    expect(found('PROJECTOR keypad')).toEqual([1])
  })

  it.each(['"', 'a OR b', '(', 'title:x', 'NEAR(', '* *', '-', '🏌️', '\ud83c', "'; --", '\0'])(
    'take %j as text and break on nothing',
    (text) => {
      made({ title: 'Projector' })
      expect(found(text)).toEqual([])
    },
  )
})

it('offers the tags in use, the most used ones first', () => {
  made({ tags: ['noise'] }, { tags: ['lamp', 'noise'] }, { tags: [] })
  expect(new TicketStore(local.read, me).choices().tags).toEqual(['noise', 'lamp'])
})
