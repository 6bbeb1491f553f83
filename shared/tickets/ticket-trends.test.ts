import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAlike, stemOf, topicOf, wordsOfNames } from './ticket-topic'
import { byPlace, mostFrequentFirst, type TrendingTicket, trendOf } from './ticket-trends'
import { type GroupLikeness, groupsOf } from './trend-groups'

const places = wordsOfNames(['Truro', 'Bedford West'])
const now = Date.parse('2026-11-23T12:00:00Z')
const dayMs = 86_400_000
let made = 0

function ticket(title: string, more: Partial<TrendingTicket> = {}): TrendingTicket {
  made += 1
  return {
    ...{ id: `ticket ${made}`, title, locationId: 'truro' },
    ...{ bayId: 'four', bayNumber: 4, resolvedAt: null },
    createdAt: new Date(now - made * 1000).toISOString(),
    ...more,
  }
}

const topic = (title: string) => topicOf(title, places)
const trendsOf = (tickets: readonly TrendingTicket[], likeness?: GroupLikeness) =>
  [...byPlace(tickets).values()]
    .flatMap((all) => groupsOf(all, { topic, likeness }))
    .map((group) => trendOf(group, { now, topic }))
    .sort(mostFrequentFirst)

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
    ]
    const [trend, ...others] = trendsOf(tickets)
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
    expect(trendsOf(tickets)).toMatchObject([
      { about: 'trackman misses shots', count: 3, open: 1, openMs: 4 * dayMs },
    ])
  })

  it('takes in what is told in other words, and is of such tickets alone', () => {
    const told = ['Projector cuts out', 'Screen goes dark', 'Beamer: no image', 'Mat worn through']
    const dark = told.map((title) => ticket(title))
    const likeness = likenessOf((title) => (title.startsWith('Mat') ? [0, 1] : [1, 0]))
    expect(trendsOf(dark)).toEqual([])
    const [trend, ...others] = trendsOf(dark, likeness)
    expect(others).toEqual([])
    expect(trend?.ticketIds).toEqual(dark.slice(0, 3).map(({ id }) => id))
    expect(trend).toMatchObject({ about: 'Projector cuts out', lastTitle: 'Projector cuts out' })
    const more = [...dark, ...['Projector hums', 'Projector hot'].map((title) => ticket(title))]
    expect(trendsOf(more, likeness)).toMatchObject([{ count: 5, about: 'projector' }])
  })

  it('has every ticket at most once, only those of its place, in whatever order they come', () => {
    const words = ['projector', 'lamp', 'screen', 'mat', 'flickers', 'Truro', '7']
    const title = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
      .map((all) => all.join(' '))
    const one = fc.record({
      title,
      bayId: fc.constantFrom('four', 'five', null),
      createdAt: fc.integer({ min: 0, max: 9 }).map((n) => new Date(now - n * dayMs).toISOString()),
    })
    const likeness = likenessOf((text) => words.map((word) => (text.includes(word) ? 1 : 0.1)))
    const both = fc.array(one, { maxLength: 30 }).chain((all) => {
      const tickets = all.map(({ title: name, ...more }) => ticket(name, more))
      return fc.tuple(
        fc.constant(tickets),
        fc.shuffledSubarray(tickets, { minLength: tickets.length }),
        fc.constantFrom(likeness, undefined),
      )
    })
    fc.assert(
      fc.property(both, ([tickets, shuffled, by]) => {
        const trends = trendsOf(tickets, by)
        const byId = (all: typeof trends) => all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
        expect(byId(trendsOf(shuffled, by))).toEqual(byId(trends))
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

/** By what a title means, told as a direction. */
function likenessOf(direction: (title: string) => readonly number[]): GroupLikeness {
  const unit = (title: string) => {
    const all = direction(title)
    const length = Math.hypot(...all)
    return all.map((each) => each / length)
  }
  return {
    known: (tickets) => tickets.length,
    senseOf: (tickets) => {
      const all = tickets.map(({ title }) => unit(title))
      const mean = unit('').map((_, i) => all.reduce((sum, one) => sum + (one[i] ?? 0), 0))
      return {
        meaning: Float32Array.from(mean, (each) => each / all.length),
        things: new Map(),
        states: new Map(),
      }
    },
    between: (one, other) =>
      Math.max(
        0,
        2 * one.meaning.reduce((sum, each, i) => sum + each * (other.meaning[i] ?? 0), 0) - 1,
      ),
  }
}
