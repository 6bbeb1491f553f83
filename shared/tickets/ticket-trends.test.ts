import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAlike, stemOf, topicOf, wordsOfNames } from './ticket-topic'
import { type TrendingTicket, trendsOf } from './ticket-trends'

const places = wordsOfNames(['Truro', 'Bedford West'])
const now = Date.parse('2026-11-23T12:00:00Z')
const dayMs = 86_400_000
let made = 0

function ticket(title: string, more: Partial<TrendingTicket> = {}): TrendingTicket {
  made += 1
  return {
    ...{ id: `ticket ${made}`, title, category: 'tech', locationId: 'truro' },
    ...{ bayId: 'four', bayNumber: 4, resolvedAt: null },
    createdAt: new Date(now - made * 1000).toISOString(),
    ...more,
  }
}

const alike = (one: string, other: string) => isAlike(topicOf(one, places), topicOf(other, places))

describe('what a title is about', () => {
  it('is its telling words, without endings, numbers and places', () => {
    const topic = topicOf('The projectors in Bay 4 at Truro keep flickering', places)
    expect(topic.map(({ stem }) => stem)).toEqual(['projector', 'keep', 'flicker'])
    expect(topic.map(({ strong }) => strong)).toEqual([true, false, false])
  })

  it.each([
    ['lamps', 'lamp'],
    ['batteries', 'battery'],
    ['glasses', 'glass'],
    ['dripping', 'drip'],
    ['keypad', 'keypad'],
  ])('reads %s as %s', (word, stem) => {
    expect(stemOf(word)).toBe(stem)
  })

  it.each([
    ['Projector in bay 4 flickers', 'Flickering projector', true],
    ['Door keypad at Truro slow', 'Keypad of the door dead', true],
    ['Projector flickers', 'Light flickers', false],
    ['Washroom tap drips', 'Washroom light out', false],
    ['4 4 4', '4', false],
  ])('“%s” and “%s”: %s', (one, other, same) => {
    expect(alike(one, other)).toBe(same)
  })
})

describe('a trend', () => {
  it('is one thing in one bay, at least three times', () => {
    const lamps = ['Projector flickers', 'Projector in bay 4 dark', 'Bay 4: no picture, projector?']
    const tickets = [
      ...lamps.map((title) => ticket(title)),
      ...['Side door jams', 'Projector hums'].map((title) => ticket(title, { bayId: 'five' })),
      ticket('Projector cover', { category: 'facilities' }),
    ]
    const [trend, ...others] = trendsOf(tickets, { now, places })
    expect(others).toEqual([])
    expect(trend).toMatchObject({ about: 'projector', count: 3, open: 3, bayNumber: 4 })
    expect(trend?.ticketIds).toEqual(tickets.slice(0, 3).map(({ id }) => id))
  })

  it('says how long it was open altogether', () => {
    const createdAt = new Date(now - 3 * dayMs).toISOString()
    const resolvedAt = new Date(now - 2 * dayMs).toISOString()
    const tickets = [
      ...[ticket('TrackMan misses shots', { createdAt })],
      ...[ticket('TrackMan misses shots', { createdAt, resolvedAt })],
      ...[ticket('TrackMan misses shots', { createdAt, resolvedAt: createdAt })],
    ]
    expect(trendsOf(tickets, { now, places })).toMatchObject([
      { about: 'trackman misses shots', count: 3, open: 1, openMs: 4 * dayMs },
    ])
  })

  it('has every ticket at most once, and only those of its bay', () => {
    const words = ['projector', 'lamp', 'screen', 'mat', 'flickers', 'Truro', '7']
    const title = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((all) => all.join(' '))
    const one = fc.record({ title, bayId: fc.constantFrom('four', 'five') })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (all) => {
        const tickets = all.map(({ title: name, bayId }) => ticket(name, { bayId }))
        const trends = trendsOf(tickets, { now, places })
        const told = trends.flatMap(({ ticketIds }) => ticketIds)
        expect(new Set(told).size).toBe(told.length)
        expect(new Set(trends.map(({ id }) => id)).size).toBe(trends.length)
        for (const { ticketIds, count, bayId, about } of trends) {
          expect(count).toBe(ticketIds.length)
          expect(count).toBeGreaterThanOrEqual(3)
          expect(about).not.toBe('')
          const of = tickets.filter(({ id }) => ticketIds.includes(id))
          expect(of.every((each) => each.bayId === bayId)).toBe(true)
        }
      }),
    )
  })
})
