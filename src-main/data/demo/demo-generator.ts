import { asc, ne, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { PostgresDatabase } from '../postgres/connection'
import { staff } from '../postgres/schema/people'
import { bays, locations } from '../postgres/schema/places'
import { conversationRows, customerRow, mostCustomers } from './demo-conversations'
import { ticketRow } from './demo-tickets'
import type { HistoryWorld } from './history-world'
import { seededRandom } from './seeded-random'

export interface HistoryScale {
  /** 130,000 at most; raised to `conversations`, since each customer has one. */
  readonly customers: number
  readonly conversations: number
  /** Over all conversations; three each unless told otherwise. */
  readonly messages?: number
  readonly tickets: number
}

/** Rows that were added. */
export interface GeneratedRows {
  readonly customers: number
  readonly conversations: number
  readonly messages: number
  readonly tickets: number
}

interface GenerateOptions {
  /** As the owner, on a club that has staff, locations and bays. */
  readonly ownerDb: PostgresDatabase
  /** The same seed, scale and `until` give the same rows. */
  readonly seed: string
  readonly until: Date
  readonly scale: HistoryScale
}

type Row = Readonly<Record<string, unknown>>

/** About a megabyte of JSON a statement. */
const batchSize = 2_000

/** Fills the club with the history of nine months; running it twice adds nothing. */
export async function generateHistory(options: GenerateOptions): Promise<GeneratedRows> {
  const { ownerDb, scale } = options
  const customerCount = Math.max(scale.customers, scale.conversations)
  if (customerCount > mostCustomers) throw new Error(`${mostCustomers} customers at most.`)
  return ownerDb.transaction(async (db) => {
    const world = await readWorld(db, options)
    const customers = await insertAll(db, {
      table: 'customers',
      count: customerCount,
      make: (index) => customerRow(world, index),
    })
    const written = await insertConversations(db, world, messagesOfEach(options.seed, scale))
    const tickets = await insertAll(db, {
      table: 'tickets',
      count: scale.tickets,
      make: (index) => ticketRow(world, index),
    })
    return { customers, ...written, tickets }
  })
}

async function insertConversations(
  db: NodePgDatabase,
  world: HistoryWorld,
  messageCounts: readonly number[],
): Promise<Pick<GeneratedRows, 'conversations' | 'messages'>> {
  let [conversations, messages] = [0, 0]
  for (const [from, to] of batches(messageCounts.length)) {
    const group = messageCounts
      .slice(from, to)
      .map((count, offset) => conversationRows(world, from + offset, count))
    const heads = group.map(({ conversation }) => conversation)
    conversations += await insertRows(db, 'conversations', heads)
    const texts = group.flatMap((each) => each.messages)
    for (const [first, end] of batches(texts.length)) {
      messages += await insertRows(db, 'messages', texts.slice(first, end))
    }
  }
  return { conversations, messages }
}

async function readWorld(db: NodePgDatabase, options: GenerateOptions): Promise<HistoryWorld> {
  const people = await db
    .select({ id: staff.id })
    .from(staff)
    .where(ne(staff.role, 'kiosk'))
    .orderBy(asc(staff.id))
  const places = await db.select().from(locations).orderBy(asc(locations.id))
  const allBays = await db.select().from(bays).orderBy(asc(bays.locationId), asc(bays.number))
  return {
    seed: options.seed,
    until: options.until,
    staffIds: people.map(({ id }) => id),
    places: places.map(({ id, name }) => ({
      id,
      name,
      bays: allBays.filter(({ locationId }) => locationId === id),
    })),
  }
}

/** Few guests write much and many write little. */
function messagesOfEach(seed: string, scale: HistoryScale): readonly number[] {
  const { conversations, messages = conversations * 3 } = scale
  const random = seededRandom(seed, 'shares')
  const weights = Array.from({ length: conversations }, () => 0.2 + random.next() ** 4 * 10)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  return weights.map((weight) => {
    const from = Math.round((before / total) * messages)
    before += weight
    return Math.round((before / total) * messages) - from
  })
}

function* batches(count: number): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < count; from += batchSize) {
    yield [from, Math.min(count, from + batchSize)]
  }
}

interface NewRows {
  readonly table: 'customers' | 'tickets'
  readonly count: number
  readonly make: (index: number) => Row
}

async function insertAll(db: NodePgDatabase, { table, count, make }: NewRows): Promise<number> {
  let added = 0
  for (const [from, to] of batches(count)) {
    const rows = Array.from({ length: to - from }, (_, offset) => make(from + offset))
    added += await insertRows(db, table, rows)
  }
  return added
}

/** What a row needs to be there already; another seed may have taken its customer's number. */
const parents = {
  customers: sql`true`,
  conversations: sql`exists (select from public.customers c where c.id = made.customer_id)`,
  messages: sql`exists (select from public.conversations c where c.id = made.conversation_id)`,
  tickets: sql`true`,
}

/** One statement for all rows: several times faster than a list of values. */
async function insertRows(
  db: NodePgDatabase,
  table: keyof typeof parents,
  rows: readonly Row[],
): Promise<number> {
  const [first] = rows
  if (first === undefined) return 0
  const columns = sql.join(
    Object.keys(first).map((name) => sql.identifier(name)),
    sql`, `,
  )
  const target = sql`public.${sql.identifier(table)}`
  const result = await db.execute(
    sql`insert into ${target} (${columns})
      select ${columns} from json_populate_recordset(null::${target}, ${JSON.stringify(rows)}::json) made
      where ${parents[table]} on conflict do nothing`,
  )
  return result.rowCount ?? 0
}
