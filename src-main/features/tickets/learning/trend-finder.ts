import type { TicketTrend } from '@shared/tickets/ticket-learning-contract'
import { type TopicWord, topicOf } from '@shared/tickets/ticket-topic'
import {
  byPlace,
  mostFrequentFirst,
  type TrendingTicket,
  trendOf,
} from '@shared/tickets/ticket-trends'
import { type GroupLikeness, groupsOf } from '@shared/tickets/trend-groups'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../platform/clock'
import { inTurns } from '../../../platform/in-turns'
import type { TicketTrendStore, TrendPlace } from './ticket-trend-store'

/** More titles than a large club writes in a month. */
const mostTitles = 20_000

/** The trends of one place, and what they were made from. */
interface Made {
  readonly tickets: readonly TrendingTicket[]
  /** Of how many of them it was known what they mean. */
  readonly known: number
  readonly placeNames: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly trends: readonly TicketTrend[]
}

/** What happens again and again in one place. */
export class TrendFinder {
  private readonly topics = new LRUCache<string, readonly TopicWord[]>({ max: mostTitles })
  private readonly made = new Map<string, Made>()
  private placeNames = ''

  constructor(
    private readonly the: {
      readonly store: TicketTrendStore
      readonly clock: Clock
      /** Without it words alone say what is the same. */
      readonly likeness?: GroupLikeness | undefined
    },
  ) {}

  /** Of the last days, the most frequent first; some places at a time. */
  async trends(at: TrendPlace): Promise<readonly TicketTrend[]> {
    const { store, clock } = this.the
    const now = clock.now().getTime()
    const topic = this.topic()
    const trends: TicketTrend[] = []
    await inTurns(byPlace(store.lately(now, at)), ([place, tickets]) => {
      trends.push(...this.trendsAt(place, tickets, { now, topic }))
    })
    return trends.sort(mostFrequentFirst)
  }

  /** While it lasts. */
  async trend(trendId: string): Promise<TicketTrend | null> {
    const [place = '', ...rest] = trendId.split('.')
    const trends = await this.trends(this.the.store.placeOf(place))
    const key = rest.join('.')
    const same = trends.find(({ id }) => id === trendId)
    // The ticket that it was named by may not be its oldest any more.
    return same ?? trends.find(({ ticketIds }) => ticketIds.includes(key)) ?? null
  }

  /** As they were, while nothing has changed there: only what is open grows older. */
  private trendsAt(
    place: string,
    tickets: readonly TrendingTicket[],
    by: Parameters<typeof trendOf>[1],
  ): readonly TicketTrend[] {
    const { likeness } = this.the
    const { placeNames } = this
    const known = likeness?.known(tickets) ?? 0
    const made = this.made.get(place)
    if (made?.known === known && made.placeNames === placeNames && areSame(made.tickets, tickets)) {
      const since = by.now - made.at
      return made.trends.map((trend) => ({ ...trend, openMs: trend.openMs + trend.open * since }))
    }
    const groups = groupsOf(tickets, { topic: by.topic, likeness })
    const trends = groups.map((group) => trendOf(group, by))
    this.made.set(place, { tickets, known, placeNames, at: by.now, trends })
    return trends
  }

  private topic(): (title: string) => readonly TopicWord[] {
    const places = this.the.store.placeWords()
    const placeNames = [...places].join(' ')
    if (placeNames !== this.placeNames) this.topics.clear()
    this.placeNames = placeNames
    return (title) => {
      const known = this.topics.get(title)
      if (known !== undefined) return known
      const topic = topicOf(title, places)
      this.topics.set(title, topic)
      return topic
    }
  }
}

function areSame(some: readonly TrendingTicket[], others: readonly TrendingTicket[]): boolean {
  if (some.length !== others.length) return false
  return some.every((one, i) => {
    const other = others[i]
    return one.id === other?.id && one.title === other.title && one.resolvedAt === other.resolvedAt
  })
}
