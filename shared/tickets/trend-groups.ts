import { noticeable } from './alike-contract'
import { trendFrom } from './ticket-learning-contract'
import type { TopicWord } from './ticket-topic'

export interface ToldTicket {
  readonly id: string
  readonly title: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** How much of each is in some tickets, on average. */
export type Shares = ReadonlyMap<string, number>

/** What some tickets speak of, on average. */
export interface GroupSense {
  readonly meaning: Float32Array
  readonly things: Shares
  readonly states: Shares
}

/** How tickets are compared that are told in other words. */
export interface GroupLikeness {
  /** Of how many of them that is known. */
  known(tickets: readonly ToldTicket[]): number
  /** `null` while that is not known. */
  senseOf(tickets: readonly ToldTicket[]): GroupSense | null
  /** How probably, on average, one of these is about the same as one of those, 0 to 1. */
  between(one: GroupSense, other: GroupSense): number
}

export interface TrendGroup<Ticket> {
  /** Tells it from the others of its place. */
  readonly key: string
  /** Newest first. */
  readonly of: readonly Ticket[]
}

interface Thing<Ticket> extends TrendGroup<Ticket> {
  readonly sense: GroupSense | null
}

/** Of those that no word holds together only so many, the newest, are compared with each other. */
const mostCompared = 150

/**
 * The tickets of a place by what they are about, each in one group: first those that name the same
 * thing, then groups and single ones that are alike on average, the likeliest first. The order in
 * which they are given says nothing.
 * @returns groups that are large enough for a trend
 */
export function groupsOf<Ticket extends ToldTicket>(
  tickets: readonly Ticket[],
  by: {
    readonly topic: (title: string) => readonly TopicWord[]
    readonly likeness?: GroupLikeness | undefined
  },
): readonly TrendGroup<Ticket>[] {
  if (tickets.length < trendFrom) return []
  const { things, left } = named(tickets.toSorted(newestFirst), by.topic)
  if (by.likeness === undefined) return things
  const { likeness } = by
  const singles = left.slice(0, mostCompared).map((ticket) => ({ key: ticket.id, of: [ticket] }))
  const compared = [...things, ...singles].map((group) => withSense(group, likeness))
  return joined(compared, likeness).filter(({ of }) => of.length >= trendFrom)
}

const newestFirst = (a: ToldTicket, b: ToldTicket) =>
  compare(b.createdAt, a.createdAt) || compare(a.id, b.id)

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

/** The thing that most of them name takes its tickets first, so each is in one group at most. */
function named<Ticket extends ToldTicket>(
  tickets: readonly Ticket[],
  topic: (title: string) => readonly TopicWord[],
): { readonly things: readonly TrendGroup<Ticket>[]; readonly left: readonly Ticket[] } {
  const things: TrendGroup<Ticket>[] = []
  let left = tickets
  while (left.length >= trendFrom) {
    const thing = mostNamed(left, topic)
    if (thing === null) break
    things.push(thing)
    const taken = new Set(thing.of)
    left = left.filter((ticket) => !taken.has(ticket))
  }
  return { things, left }
}

/** The thing that most titles name; of several the one that stands first in them. */
function mostNamed<Ticket extends ToldTicket>(
  tickets: readonly Ticket[],
  topic: (title: string) => readonly TopicWord[],
): TrendGroup<Ticket> | null {
  const found = new Map<string, { readonly of: Ticket[]; places: number }>()
  for (const ticket of tickets) {
    topic(ticket.title).forEach(({ stem, strong }, place) => {
      if (!strong) return
      const known = found.get(stem) ?? { of: [], places: 0 }
      known.of.push(ticket)
      known.places += place
      found.set(stem, known)
    })
  }
  const frequent = [...found].filter(([, { of }]) => of.length >= trendFrom)
  const [best] = frequent.sort(
    ([a, x], [b, y]) =>
      y.of.length - x.of.length || x.places / x.of.length - y.places / y.of.length || compare(a, b),
  )
  return best === undefined ? null : { key: best[0], of: best[1].of }
}

const withSense = <Ticket extends ToldTicket>(
  group: TrendGroup<Ticket>,
  likeness: GroupLikeness,
): Thing<Ticket> => ({ ...group, sense: likeness.senseOf(group.of) })

/** Joins the two that are most alike until none are alike enough. */
function joined<Ticket extends ToldTicket>(
  things: readonly Thing<Ticket>[],
  likeness: GroupLikeness,
): readonly TrendGroup<Ticket>[] {
  const between = ({ sense: one }: Thing<Ticket>, { sense: other }: Thing<Ticket>) =>
    one === null || other === null ? 0 : likeness.between(one, other)
  let left = things.map((thing, i) => ({
    ...{ thing },
    near: things.slice(0, i).map((other) => between(thing, other)),
  }))
  for (;;) {
    const best = nearestTwo(left.map(({ near }) => near))
    const [one, other] = [left[best?.[0] ?? -1]?.thing, left[best?.[1] ?? -1]?.thing]
    if (best === null || one === undefined || other === undefined) break
    const [first, second] = one.of.length > other.of.length ? [one, other] : [other, one]
    const of = [...one.of, ...other.of].sort(newestFirst)
    const both = withSense({ key: keyOf(first, second), of }, likeness)
    const rest = left
      .filter((_, i) => !best.includes(i))
      .map(({ thing, near }) => ({ thing, near: near.filter((_, i) => !best.includes(i)) }))
    left = [...rest, { thing: both, near: rest.map(({ thing }) => between(both, thing)) }]
  }
  return left.map(({ thing }) => thing)
}

/** What a word holds together keeps its name; of single tickets the oldest gives it. */
function keyOf(larger: TrendGroup<ToldTicket>, smaller: TrendGroup<ToldTicket>): string {
  const named = [larger, smaller].find(({ key, of }) => !of.some(({ id }) => id === key))
  if (named !== undefined) return named.key
  return [...larger.of, ...smaller.of].sort(newestFirst).at(-1)?.id ?? larger.key
}

/** Places of the two that are most alike; `null` where none are alike enough. */
function nearestTwo(near: readonly (readonly number[])[]): readonly [number, number] | null {
  let [best, most]: [readonly [number, number] | null, number] = [null, noticeable]
  near.forEach((row, i) => {
    row.forEach((likeness, j) => {
      if (likeness >= most && (best === null || likeness > most)) {
        best = [i, j]
        most = likeness
      }
    })
  })
  return best
}
