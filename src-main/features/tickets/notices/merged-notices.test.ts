import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { excerptOf, mergedNotices } from './merged-notices'

type Stored = Parameters<typeof mergedNotices>[0][number]

const start = Date.parse('2026-11-22T12:00:00.000Z')

function stored(id: string, minutes: number, more: Partial<Stored> = {}): Stored {
  return {
    ...{ id, ticketId: 'ticket', kind: 'commented', byId: 'mia', readAt: null, title: 'Dark' },
    ...{ priority: 'low', byName: 'Mia', body: null, field: null, to: null },
    at: new Date(start + minutes * 60_000).toISOString(),
    ...more,
  }
}

const merged = (...notices: Stored[]) =>
  mergedNotices(notices.toSorted((one, other) => (one.at < other.at ? 1 : -1)))

describe('what one person did in one go', () => {
  it('is one notice, called by what matters most', () => {
    const [one, ...others] = merged(
      stored('a', 0, { kind: 'mentioned', body: 'Look' }),
      stored('b', 3, { kind: 'changed', field: 'status', to: 'resolved' }),
      stored('c', 5, { body: 'Done' }),
    )
    expect(others).toEqual([])
    expect(one).toMatchObject({ ids: ['c', 'b', 'a'], kind: 'mentioned', status: 'resolved' })
    expect(one?.excerpt).toBe('Done')
  })

  it.each([
    ['another ticket', { ticketId: 'other' }],
    ['another person', { byId: 'theo' }],
    ['what was read', { readAt: '2026-11-22T13:00:00.000Z' }],
    ['a time that came', { kind: 'due' as const }],
    ['what came much later', { at: new Date(start + 3_600_000).toISOString() }],
  ])('is apart from %s', (_, more) => {
    expect(merged(stored('a', 0), stored('b', 1, more))).toHaveLength(2)
  })

  it('is one although somebody else came between', () => {
    const all = merged(stored('a', 0), stored('b', 1, { byId: 'theo' }), stored('c', 2))
    expect(all.map(({ ids }) => ids)).toEqual([['c', 'a'], ['b']])
  })

  test('holds each of them exactly once, newest first', () => {
    const notices = fc.array(
      fc.record({
        minutes: fc.integer({ min: 0, max: 120 }),
        ticketId: fc.constantFrom('one', 'two'),
        byId: fc.constantFrom('mia', 'theo', null),
        kind: fc.constantFrom('commented' as const, 'changed' as const, 'due' as const),
      }),
    )
    fc.assert(
      fc.property(notices, (made) => {
        const all = made.map(({ minutes, ...more }, i) => stored(String(i), minutes, more))
        const found = merged(...all)
        expect(found.flatMap(({ ids }) => ids).toSorted()).toEqual(
          all.map(({ id }) => id).toSorted(),
        )
        const times = found.map(({ at }) => at)
        expect(times).toEqual(times.toSorted().toReversed())
      }),
    )
  })
})

test('an excerpt is one short line of whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (body) => {
      const excerpt = excerptOf(body)
      expect([...excerpt].length).toBeLessThanOrEqual(140)
      expect(excerpt).not.toMatch(/\n/)
      expect(excerpt.isWellFormed()).toBe(true)
    }),
  )
})
