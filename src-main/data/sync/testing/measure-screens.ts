import { ticketListRoutes } from '@shared/tickets/ticket-list-contract'
import type { TicketStatus } from '@shared/tickets/ticket-status'
import type { TicketCondition } from '@shared/tickets/ticket-where'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { toCursor } from '../../../features/tickets/lists/list-cursor-sql'
import { TicketListStore } from '../../../features/tickets/lists/ticket-list-store'
import { TicketStore } from '../../../features/tickets/ticket-store'
import { systemClock } from '../../../platform/clock'
import type { ReadDb } from '../../sqlite/local-database'
import { type MeasuredFigure, quantile } from './measured-figure'

const runs = 60
const big = ['tickets', 'messages', 'conversations', 'customers']

/** One kind of question that a screen asks of the copy; `ask` is called with 0, 1, 2 … */
interface ScreenQuery {
  readonly name: string
  readonly ask: (turn: number) => unknown
}

interface Copy {
  readonly client: Database.Database
  readonly tickets: Pick<TicketStore, 'show'> & Pick<TicketListStore, 'list'>
  readonly places: readonly string[]
  /** Of tickets, from the newest to the oldest. */
  readonly ticketIds: readonly { readonly id: string; readonly createdAt: string }[]
  readonly conversationIds: readonly string[]
}

/**
 * What screens ask of a copy of 100,000 tickets and 100,000 messages, against reading one row by
 * its key. @throws if a query goes through a whole big table
 */
export function measureScreens(file: string): readonly MeasuredFigure[] {
  const client = new Database(file, { readonly: true })
  const asked: { sql: string; params: unknown[] }[] = []
  const logQuery = (sql: string, params: unknown[]) => void asked.push({ sql, params })
  try {
    const copy = readCopy(client, ticketStores(drizzle(client, { logger: { logQuery } })))
    const byKey = timesOf((turn) =>
      client.prepare('select * from messages where rowid = ?').get(turn + 1),
    )
    return queriesOf(copy, asked).map(({ name, ask }) => {
      const times = timesOf(ask)
      asked.length = 0
      ask(0)
      const plan = asked.flatMap((query) => planOf(client, query))
      refuseScans(name, plan)
      return {
        ...{ name: `screen.${name}.p95`, value: quantile(times, 0.95), unit: 'ms' },
        ...{ yardstick: quantile(byKey, 0.95), plan, goal: { of: 'value', most: 50 } as const },
      }
    })
  } finally {
    client.close()
  }
}

function timesOf(ask: (turn: number) => unknown): number[] {
  return Array.from({ length: runs }, (_, turn) => {
    const started = performance.now()
    ask(turn)
    return performance.now() - started
  })
}

/** Of a person who is assigned nothing. */
function ticketStores(db: ReadDb): Copy['tickets'] {
  const personId = 'nobody'
  const [one, lists] = [
    new TicketStore(db, personId),
    new TicketListStore(db, { personId, clock: systemClock }),
  ]
  return { show: (id) => one.show(id), list: (input) => lists.list(input) }
}

function readCopy(client: Database.Database, tickets: Copy['tickets']): Copy {
  const ids = (text: string) =>
    client
      .prepare<[], { id: string }>(text)
      .all()
      .map(({ id }) => id)
  return {
    ...{ client, tickets, places: ids('select id from locations') },
    ticketIds: client
      .prepare<[], Copy['ticketIds'][number]>(
        'select id, created_at as createdAt from tickets order by created_at desc, id desc',
      )
      .all(),
    conversationIds: ids('select id from conversations order by unread_count, id'),
  }
}

function queriesOf(
  { client, tickets, places, ticketIds, conversationIds }: Copy,
  asked: { sql: string; params: unknown[] }[],
): readonly ScreenQuery[] {
  const list = (after?: string, ...of: TicketCondition[]) =>
    tickets.list(listInput.parse({ after, where: { match: 'all', of } }))
  const deep = (turn: number) =>
    pick(ticketIds, (turn + 1) * Math.floor(ticketIds.length / runs) - 1)
  const below = (turn: number) => toCursor(newestFirst, [deep(turn).createdAt, deep(turn).id])
  const plainly = (sql: string, ...params: unknown[]) => {
    asked.push({ sql, params })
    return client.prepare(sql).all(...params)
  }
  return [
    { name: 'tickets', ask: () => list() },
    { name: 'tickets-by-status', ask: () => list(undefined, inStatus('in-progress')) },
    {
      name: 'tickets-by-status-and-place',
      ask: (turn) => list(undefined, inStatus('open'), atPlace(pick(places, turn))),
    },
    { name: 'tickets-deep', ask: (turn) => list(below(turn)) },
    { name: 'tickets-deep-by-status', ask: (turn) => list(below(turn), inStatus('closed')) },
    { name: 'ticket', ask: (turn) => tickets.show(deep(turn).id) },
    { name: 'ticket-search', ask: (turn) => plainly(ticketSearch, pick(words, turn)) },
    { name: 'message-search', ask: (turn) => plainly(messageSearch, pick(words, turn)) },
    { name: 'conversations', ask: () => plainly(conversationList) },
    { name: 'thread', ask: (turn) => plainly(thread, pick(conversationIds, turn * 97)) },
  ]
}

const listInput = ticketListRoutes['tickets.list'].input
const newestFirst = { sort: { by: 'created', descending: true } } as const

const inStatus = (status: TicketStatus): TicketCondition => ({
  ...{ field: 'status', is: 'any-of', values: [status] },
})
const atPlace = (locationId: string): TicketCondition => ({
  ...{ field: 'location', is: 'any-of', values: [locationId] },
})

const words = ['screen', 'door code', 'refund', 'bay*', '"not working"', 'booking time']

const ticketSearch = `select t.id, t.title, t.status, t.created_at from tickets_fts f
  join tickets t on t.rowid = f.rowid where tickets_fts match ? order by f.rank limit 50`

const messageSearch = `select m.id, m.conversation_id, snippet(messages_fts, 0, '', '', '…', 12) as text
  from messages_fts f join messages m on m.rowid = f.rowid
  where messages_fts match ? order by f.rank limit 50`

const conversationList = `select c.id, c.unread_count, c.last_message_at, g.name, g.phone
  from conversations c join customers g on g.id = c.customer_id
  order by c.last_message_at desc, c.id desc limit 100`

const thread = `select id, direction, body, status, sent_at from messages
  where conversation_id = ? order by sent_at desc, id desc limit 100`

function pick<Each>(from: readonly Each[], at: number): Each {
  const found = from[at % from.length]
  if (found === undefined) throw new Error('There is nothing to measure.')
  return found
}

function planOf(
  client: Database.Database,
  { sql, params }: { sql: string; params: unknown[] },
): readonly string[] {
  const steps = client.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
  return steps.all(...params).map(({ detail }) => detail)
}

function refuseScans(name: string, plan: readonly string[]): void {
  const scan = plan.find((step) =>
    big.some((table) => new RegExp(`^SCAN (${table}|[tmcg])$`).test(step)),
  )
  if (scan !== undefined) throw new Error(`${name} reads a whole table: ${plan.join(' · ')}`)
}
