import { ticketKinds } from './demo-phrases'
import { dayMs, filler, type HistoryWorld, historyDays, someTime } from './history-world'
import { type SeededRandom, seededRandom } from './seeded-random'

const priorities = ['low', 'low', 'medium', 'medium', 'medium', 'high', 'high', 'urgent']

/** Rows of the table `tickets`, by column name. */
export function ticketRow(world: HistoryWorld, index: number) {
  const random = seededRandom(world.seed, 'ticket', index)
  const kind = random.pick(ticketKinds)
  const place = random.pick(world.places)
  const bay = random.next() < 0.6 && kind.category !== 'orders' ? random.pick(place.bays) : null
  const fill = filler(random, place, bay ?? undefined)
  const createdAt = someTime(random, world.until, { from: historyDays, to: 0 })
  const status = ticketStatus(random, world.until.getTime() - createdAt.getTime())
  const finished = status === 'resolved' || status === 'closed' || status === 'archived'
  const resolvedAt = finished ? laterThan(createdAt, random, world.until) : null
  return {
    id: random.id(createdAt),
    title: fill(random.pick(kind.titles)),
    description: fill(describe(random, kind.descriptions)),
    category: kind.category,
    priority: random.pick(priorities),
    status,
    location_id: place.id,
    bay_id: bay?.id ?? null,
    assignee_id: random.next() < 0.7 ? random.pick(world.staffIds) : null,
    created_by: random.pick(world.staffIds),
    tags: random.next() < 0.5 ? [random.pick(kind.tags)] : [],
    created_at: createdAt,
    resolved_at: resolvedAt,
    updated_at: resolvedAt ?? createdAt,
  }
}

function ticketStatus(random: SeededRandom, ageMs: number): string {
  if (ageMs < 4 * dayMs) return random.pick(['open', 'open', 'in-progress', 'waiting', 'resolved'])
  if (ageMs < 30 * dayMs) {
    return random.pick(['waiting', 'in-progress', 'resolved', 'resolved', 'closed'])
  }
  return random.pick(['resolved', 'closed', 'closed', 'closed', 'archived'])
}

function laterThan(start: Date, random: SeededRandom, until: Date): Date {
  const later = start.getTime() + (0.05 + random.next() ** 2 * 6) * dayMs
  return new Date(Math.min(Math.floor(later), until.getTime()))
}

function describe(random: SeededRandom, sentences: readonly string[]): string {
  const first = random.pick(sentences)
  const second = random.pick(sentences)
  return first === second ? first : `${first} ${second}`
}
