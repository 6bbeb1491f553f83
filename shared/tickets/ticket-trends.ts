import { type TicketTrend, trendFrom } from './ticket-learning-contract'
import { type TopicWord, topicOf } from './ticket-topic'

/** A ticket of a bay, as far as trends look at it. */
export interface TrendingTicket
  extends Pick<TicketTrend, 'locationId' | 'bayId' | 'bayNumber' | 'category'> {
  readonly id: string
  readonly title: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly resolvedAt: string | null
}

interface Read extends TrendingTicket {
  readonly topic: readonly TopicWord[]
}

/** A word that so great a part of a trend's titles has belongs to its name. */
const namedFrom = 0.8
const longestName = 3

/**
 * What happens again and again in one bay: tickets of one bay and category that name the same
 * thing. The thing that most of them name takes its tickets first, so each is in one trend at most.
 * @param places words of the names of places
 * @param now milliseconds since 1970
 * @returns the most frequent first, then what happened last
 */
export function trendsOf(
  tickets: readonly TrendingTicket[],
  { now, places: placeWords }: { readonly now: number; readonly places: ReadonlySet<string> },
): readonly TicketTrend[] {
  const topics = new Map<string, readonly TopicWord[]>()
  const topic = (title: string) => {
    const known = topics.get(title) ?? topicOf(title, placeWords)
    topics.set(title, known)
    return known
  }
  const trends = [...byPlace(tickets)].flatMap(([place, inPlace]) => {
    if (inPlace.length < trendFrom) return []
    const read = inPlace.map((ticket) => ({ ...ticket, topic: topic(ticket.title) }))
    return thingsOf(read).map(({ stem, of }) => trendOf(`${place}.${stem}`, of, now))
  })
  return trends.sort((a, b) => b.count - a.count || (a.lastAt < b.lastAt ? 1 : -1))
}

function byPlace(tickets: readonly TrendingTicket[]): ReadonlyMap<string, TrendingTicket[]> {
  const places = new Map<string, TrendingTicket[]>()
  for (const ticket of tickets) {
    const place = `${ticket.bayId}.${ticket.category}`
    const known = places.get(place)
    if (known === undefined) places.set(place, [ticket])
    else known.push(ticket)
  }
  return places
}

interface Thing {
  readonly stem: string
  readonly of: readonly Read[]
}

function thingsOf(tickets: readonly Read[]): readonly Thing[] {
  const things: Thing[] = []
  for (let left = tickets; left.length >= trendFrom; ) {
    const thing = mostNamed(left)
    if (thing === null) break
    things.push(thing)
    const taken = new Set(thing.of)
    left = left.filter((ticket) => !taken.has(ticket))
  }
  return things
}

/** The thing that most titles name; of several the one that stands first in them. */
function mostNamed(tickets: readonly Read[]): Thing | null {
  const named = new Map<string, { readonly of: Read[]; places: number }>()
  for (const ticket of tickets) {
    ticket.topic.forEach(({ stem, strong }, place) => {
      if (!strong) return
      const known = named.get(stem) ?? { of: [], places: 0 }
      known.of.push(ticket)
      known.places += place
      named.set(stem, known)
    })
  }
  const frequent = [...named].filter(([, { of }]) => of.length >= trendFrom)
  const [best] = frequent.sort(
    ([a, x], [b, y]) =>
      y.of.length - x.of.length ||
      x.places / x.of.length - y.places / y.of.length ||
      (a < b ? -1 : 1),
  )
  return best === undefined ? null : { stem: best[0], of: best[1].of }
}

function trendOf(id: string, unsorted: readonly Read[], now: number): TicketTrend {
  const of = unsorted.toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
  const [last] = of
  if (last === undefined) throw new RangeError('A trend has tickets')
  const { locationId, bayId, bayNumber, category, createdAt: lastAt } = last
  const openFor = ({ createdAt, resolvedAt }: Read) =>
    Math.max(0, (resolvedAt === null ? now : Date.parse(resolvedAt)) - Date.parse(createdAt))
  return {
    ...{ id, locationId, bayId, bayNumber, category, lastAt },
    about: nameOf(of, last),
    count: of.length,
    open: of.filter(({ resolvedAt }) => resolvedAt === null).length,
    openMs: of.reduce((sum, ticket) => sum + openFor(ticket), 0),
    ticketIds: of.map((ticket) => ticket.id),
  }
}

/** Words that nearly all titles have, as the newest one writes them. */
function nameOf(tickets: readonly Read[], last: Read): string {
  const counts = new Map<string, number>()
  for (const { topic } of tickets) {
    for (const { stem } of topic) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  }
  const common = ({ stem }: TopicWord) => (counts.get(stem) ?? 0) >= namedFrom * tickets.length
  const telling = last.topic.filter(common).slice(0, longestName)
  return telling.map(({ word }) => word).join(' ')
}
