import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import type { TicketCountsInput } from '@shared/tickets/ticket-list-contract'
import type { TicketGrouping, TicketQuery, TicketSort } from '@shared/tickets/ticket-query'
import { ticketStatuses } from '@shared/tickets/ticket-status'
import { isGroup, type TicketCondition, type TicketWhere } from '@shared/tickets/ticket-where'
import { type MadeTicket, me, now, people, places, rooms } from './listed-scene'

const at = now.toISOString()
const hour = '2026-11-22T13:00:00.000Z'

/** What a query finds, said once more without a database: row by row, then sorted. */
export function naiveList(all: readonly MadeTicket[], query: TicketQuery): readonly MadeTicket[] {
  const keys = keysOf(query)
  return all.filter((ticket) => isFound(ticket, query)).sort((a, b) => compared(keys, a, b))
}

export function naiveCounts(all: readonly MadeTicket[], { group, ...query }: TicketCountsInput) {
  const listed = naiveList(all, { ...query, ...(group && { group }), sort: newest })
  const counts = new Map<string | null, number>()
  if (group !== undefined) {
    for (const ticket of listed) {
      const key = fields[group](ticket)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return { total: listed.length, groups: [...counts].map(([key, count]) => ({ key, count })) }
}

const newest = { by: 'created', descending: true } as const

const fields = {
  status: (ticket: MadeTicket) => ticket.status,
  category: (ticket: MadeTicket) => ticket.category,
  priority: (ticket: MadeTicket) => ticket.priority,
  location: (ticket: MadeTicket) => ticket.locationId,
  bay: (ticket: MadeTicket) => ticket.bayId,
  assignee: (ticket: MadeTicket) => ticket.assigneeId,
  creator: (ticket: MadeTicket) => ticket.createdBy,
}

function isFound(ticket: MadeTicket, { where, merged }: TicketQuery): boolean {
  if (ticket.deletedAt !== null) return false
  if (merged === undefined && ticket.mergedIntoId !== null) return false
  return where === undefined || fits(ticket, where)
}

function fits(ticket: MadeTicket, { match, of }: TicketWhere): boolean {
  if (of.length === 0) return true
  const holds = of.map((part) => (isGroup(part) ? fits(ticket, part) : meets(ticket, part)))
  return match === 'all' ? !holds.includes(false) : holds.includes(true)
}

function meets(ticket: MadeTicket, condition: TicketCondition): boolean {
  switch (condition.field) {
    case 'text':
      return hasWords(ticket, condition.value) === (condition.is === 'has')
    case 'trait':
      return traits[condition.value](ticket) === (condition.is === 'has')
    case 'tag':
      return condition.values.some((tag) => ticket.tags.includes(tag)) === isAny(condition)
    case 'created':
    case 'updated':
    case 'due':
    case 'resolved':
      return meetsMoment(ticket, condition)
    default: {
      const value = fields[condition.field](ticket)
      const isPerson = condition.field === 'assignee' || condition.field === 'creator'
      const wanted: readonly (string | null)[] = condition.values.map((one) =>
        one === 'me' && isPerson ? me : one,
      )
      return wanted.includes(value) === isAny(condition)
    }
  }
}

const isAny = ({ is }: { readonly is: 'any-of' | 'none-of' }) => is === 'any-of'

function meetsMoment(
  ticket: MadeTicket,
  condition: Extract<
    TicketCondition,
    { readonly field: 'created' | 'updated' | 'due' | 'resolved' }
  >,
): boolean {
  const value = ticket[`${condition.field}At`]
  if (value === null) return condition.is === 'not-set'
  const away = (Date.parse(value) - now.getTime()) / 86_400_000
  switch (condition.is) {
    case 'set':
      return true
    case 'not-set':
      return false
    case 'before':
      return Date.parse(value) < Date.parse(condition.value)
    case 'after':
      return Date.parse(value) > Date.parse(condition.value)
    case 'within-days': {
      const ahead = condition.field === 'due' ? away : -away
      return ahead >= 0 && ahead <= condition.value
    }
  }
}

/** For the words that the scene makes: none of them has an ending that is cut. */
function hasWords({ title, description, comments }: MadeTicket, text: string): boolean {
  const plain = (some: string) =>
    some
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const all = [title, description, ...comments].flatMap(plain)
  const sought = plain(text)
  return (
    sought.length > 0 &&
    sought.every((word, i) =>
      all.some((one) => (i === sought.length - 1 ? one.startsWith(word) : one === word)),
    )
  )
}

const isOpen = ({ status }: MadeTicket) => ['open', 'in-progress', 'waiting'].includes(status)
const isSoon = (moment: string | null | undefined) => !!moment && moment >= at && moment <= hour

const traits: Record<
  Extract<TicketCondition, { field: 'trait' }>['value'],
  (of: MadeTicket) => boolean
> = {
  overdue: (ticket) => ticket.dueAt !== null && ticket.dueAt < at && isOpen(ticket),
  breached: ({ clock }) => {
    if (clock === null) return false
    const { answerDueAt, resolveDueAt, pausedWithMs } = clock
    const late = (due: string | null, done: string | null) => due !== null && due < (done ?? at)
    const paused = clock.resolvedAt === null && (pausedWithMs ?? 0) < 0
    return late(answerDueAt, clock.answeredAt) || late(resolveDueAt, clock.resolvedAt) || paused
  },
  'due-soon': (ticket) =>
    isOpen(ticket) && (isSoon(ticket.dueAt) || isSoon(ticket.clock?.nextDueAt)),
  watched: ({ watchers }) => watchers.includes(me),
  photos: ({ files }) => files.includes(null),
  'open-checklist': ({ checklist }) => checklist.some(({ done }) => !done),
  conflicts: ({ conflict }) => conflict === 'open',
  unsent: ({ unsent }) => unsent === 'queued',
  parent: ({ parentId }) => parentId !== null,
  recurring: ({ recursAt }) => recursAt !== null,
}

/** What rows are compared by, one after the other; null goes last either way. */
interface Key {
  readonly of: (ticket: MadeTicket) => string | number | null
  readonly descending: boolean
}

function keysOf({ group, sort }: TicketQuery): readonly Key[] {
  const last = !(sort.by === 'created' && !sort.descending)
  const turned = (descending: boolean) => (of: Key['of']) => ({ of, descending })
  return [
    ...(group === undefined ? [] : groupKeys[group].map(turned(false))),
    ...sortKeys[sort.by].map(turned(sort.descending)),
    ...[turned(last)(({ createdAt }) => createdAt), turned(last)(({ id }) => id)],
  ]
}

const nameOf = (
  of: readonly { readonly id: string; readonly name: string }[],
  id: string | null,
) => (id === null ? null : (of.find((one) => one.id === id)?.name.toLowerCase() ?? ''))
const placeIn = (all: readonly string[], one: string) => all.indexOf(one)
const room = ({ bayId }: MadeTicket) => rooms.find(({ id }) => id === bayId)

const promise = ({ clock }: MadeTicket): string | null => {
  if (clock === null) return null
  if (clock.resolvedAt === null && (clock.pausedWithMs ?? 0) < 0) return ''
  const answer = clock.answeredAt === null ? clock.answerDueAt : null
  const resolve = clock.resolvedAt === null ? clock.resolveDueAt : null
  return [answer, resolve].filter((moment) => moment !== null).sort()[0] ?? null
}

const byPlace: readonly Key['of'][] = [
  ({ locationId }) => nameOf(places, locationId),
  ({ locationId }) => locationId,
]
const byPerson: readonly Key['of'][] = [
  ({ assigneeId }) => nameOf(people, assigneeId),
  ({ assigneeId }) => assigneeId,
]
const byStatus: readonly Key['of'][] = [({ status }) => placeIn(ticketStatuses, status)]

const sortKeys: Record<TicketSort, readonly Key['of'][]> = {
  created: [],
  updated: [({ updatedAt }) => updatedAt],
  due: [({ dueAt }) => dueAt],
  promise: [promise],
  priority: [({ priority }) => placeIn(ticketPriorities, priority)],
  status: byStatus,
  title: [({ title }) => title.toLowerCase()],
  location: byPlace,
  assignee: byPerson,
}

const groupKeys: Record<TicketGrouping, readonly Key['of'][]> = {
  status: byStatus,
  priority: [({ priority }) => -placeIn(ticketPriorities, priority)],
  category: [({ category }) => placeIn(ticketCategories, category)],
  location: byPlace,
  assignee: byPerson,
  bay: [
    (ticket) => nameOf(places, room(ticket)?.locationId ?? null),
    (ticket) => room(ticket)?.number ?? null,
  ],
}

function compared(keys: readonly Key[], a: MadeTicket, b: MadeTicket): number {
  for (const { of, descending } of keys) {
    const [first, second] = [of(a), of(b)]
    if (first === second) continue
    if (first === null) return 1
    if (second === null) return -1
    return first < second === descending ? 1 : -1
  }
  return 0
}
