import { firstNames, lastNames, openings, topics } from './demo-phrases'
import { filler, type HistoryWorld, historyDays, type Place, someTime } from './history-world'
import { type SeededRandom, seededRandom } from './seeded-random'

// Exchanges in which the telephone companies give no numbers to anybody: nobody real is ever texted.
const areaCodes = [902, 782, 506, 709, 418, 514, 416, 647, 905, 613, 403, 780, 604]

export const mostCustomers = areaCodes.length * 10_000

/** Rows of the table `customers`, by column name. */
export function customerRow(world: HistoryWorld, index: number) {
  const random = seededRandom(world.seed, 'customer', index)
  const createdAt = someTime(random, world.until, { from: historyDays * 2, to: historyDays })
  // 7919 is prime to 130,000: neighbouring customers get unlike numbers, none twice.
  const start = seededRandom(world.seed, 'first number').below(mostCustomers)
  const number = (start + index * 7_919) % mostCustomers
  const line = String(number % 10_000).padStart(4, '0')
  const named = random.next() < 0.8
  const { place } = conversationStart(world, index)
  return {
    id: random.id(createdAt),
    phone: `+1${areaCodes[Math.floor(number / 10_000)]}555${line}`,
    name: named ? `${random.pick(firstNames)} ${random.pick(lastNames)}` : '',
    location_id: place.id,
    created_at: createdAt,
    updated_at: createdAt,
  }
}

/** The place is drawn first, so that the customer's row knows it, too. */
function conversationStart(world: HistoryWorld, index: number) {
  const random = seededRandom(world.seed, 'conversation', index)
  return { random, place: random.pick(world.places) }
}

/** One conversation with its messages, oldest first, by column name. */
export function conversationRows(world: HistoryWorld, index: number, messageCount: number) {
  const { random, place } = conversationStart(world, index)
  const customer = customerRow(world, index)
  const id = random.id(customer.created_at)
  const messages = Array.from({ length: Math.ceil(messageCount / 3) }, () =>
    exchange(random, place, someTime(random, world.until, { from: historyDays, to: 0 })),
  )
    .flat()
    .slice(0, messageCount)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map((turn) => ({
      ...messageRow(world, random, turn),
      conversation_id: id,
      customer_phone: customer.phone,
    }))
  const last = messages.at(-1)
  const lastMessageAt = last?.sent_at ?? customer.created_at
  const waits = last?.direction === 'inbound' && random.next() < 0.3
  const conversation = {
    id,
    customer_id: customer.id,
    customer_phone: customer.phone,
    location_id: place.id,
    assignee_id: random.next() < 0.4 ? random.pick(world.staffIds) : null,
    unread_count: waits ? 1 : 0,
    last_message_at: lastMessageAt,
    updated_at: lastMessageAt,
  }
  return { conversation, messages }
}

interface Turn {
  readonly direction: 'inbound' | 'outbound'
  readonly body: string
  readonly at: Date
}

/** A guest writes, staff answer, the guest writes once more. */
function exchange(random: SeededRandom, place: Place, start: Date): readonly Turn[] {
  const topic = random.pick(topics)
  const [asked, answered] = random.pick(topic.exchanges)
  const opening = random.pick(openings)
  const fill = filler(random, place)
  const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
  const first = opening === '' ? asked.charAt(0).toUpperCase() + asked.slice(1) : opening + asked
  const answeredAfter = 1 + random.below(8)
  return [
    { direction: 'inbound', body: fill(first), at: start },
    { direction: 'outbound', body: fill(answered), at: after(answeredAfter) },
    {
      direction: 'inbound',
      body: fill(random.pick(topic.ends)),
      at: after(answeredAfter + 1 + random.below(20)),
    },
  ]
}

function messageRow(world: HistoryWorld, random: SeededRandom, turn: Turn) {
  const id = random.id(turn.at)
  const outbound = turn.direction === 'outbound'
  const failed = outbound && random.next() < 0.01
  return {
    id,
    direction: turn.direction,
    body: turn.body,
    provider_id: failed ? null : `demo-${id}`,
    idempotency_key: outbound ? id : null,
    status: outbound ? (failed ? 'failed' : 'delivered') : 'received',
    error: failed ? 'The number cannot receive texts.' : null,
    author_id: outbound ? random.pick(world.staffIds) : null,
    sent_at: turn.at,
    updated_at: turn.at,
  }
}
