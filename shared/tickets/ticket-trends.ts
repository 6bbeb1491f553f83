import type { TicketTrend } from './ticket-learning-contract'
import type { TopicWord } from './ticket-topic'
import type { ToldTicket, TrendGroup } from './trend-groups'

/** A ticket of a place, as far as trends look at it. */
export interface TrendingTicket
  extends Pick<TicketTrend, 'locationId' | 'bayId' | 'bayNumber'>,
    ToldTicket {
  /** ISO 8601. */
  readonly resolvedAt: string | null
}

/** A word that so great a part of a trend's titles has belongs to its name. */
const namedFrom = 0.6
const longestName = 3

/** What trends are of: a bay, or what is in no bay of a location. */
export const trendPlaceOf = ({ bayId, locationId }: Pick<TicketTrend, 'bayId' | 'locationId'>) =>
  bayId ?? locationId

/** By place, in the order in which the places come. */
export function byPlace(
  tickets: readonly TrendingTicket[],
): ReadonlyMap<string, readonly TrendingTicket[]> {
  const places = new Map<string, TrendingTicket[]>()
  for (const ticket of tickets) {
    const place = trendPlaceOf(ticket)
    const known = places.get(place)
    if (known === undefined) places.set(place, [ticket])
    else known.push(ticket)
  }
  return places
}

/** The most frequent first, then what happened last. */
export const mostFrequentFirst = (a: TicketTrend, b: TicketTrend) =>
  b.count - a.count || (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : 0)

/** @param now milliseconds since 1970 */
export function trendOf(
  { key, of }: TrendGroup<TrendingTicket>,
  { now, topic }: { readonly now: number; readonly topic: (title: string) => readonly TopicWord[] },
): TicketTrend {
  const [last] = of
  if (last === undefined) throw new RangeError('A trend has tickets')
  const { locationId, bayId, bayNumber, createdAt: lastAt, title: lastTitle } = last
  const openFor = ({ createdAt, resolvedAt }: TrendingTicket) =>
    Math.max(0, (resolvedAt === null ? now : Date.parse(resolvedAt)) - Date.parse(createdAt))
  return {
    ...{ id: `${trendPlaceOf(last)}.${key}`, locationId, bayId, bayNumber, lastAt, lastTitle },
    about: nameOf(
      of.map(({ title }) => title),
      topic,
    ),
    count: of.length,
    open: of.filter(({ resolvedAt }) => resolvedAt === null).length,
    openMs: of.reduce((sum, ticket) => sum + openFor(ticket), 0),
    ticketIds: of.map((ticket) => ticket.id),
  }
}

/**
 * Words that most titles have, as the newest one with most of them writes them; where the titles
 * have none in common, the one whose words the others have most.
 */
function nameOf(titles: readonly string[], topic: (title: string) => readonly TopicWord[]): string {
  const topics = titles.map(topic)
  const counts = new Map<string, number>()
  for (const { stem } of topics.flat()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const common = ({ stem }: TopicWord) => (counts.get(stem) ?? 0) >= namedFrom * topics.length
  const telling = topics.map((words) => words.filter(common))
  const [most = []] = telling.toSorted((a, b) => b.length - a.length)
  if (most.length === 0) return typical(titles, (title) => weight(topic(title), counts))
  const name = most.slice(0, longestName)
  return name.map(({ word }) => word).join(' ')
}

const weight = (words: readonly TopicWord[], counts: ReadonlyMap<string, number>) =>
  words.reduce((sum, { stem }) => sum + (counts.get(stem) ?? 0), 0) / (words.length || 1)

const typical = (titles: readonly string[], of: (title: string) => number) =>
  titles.toSorted((a, b) => of(b) - of(a))[0] ?? ''
