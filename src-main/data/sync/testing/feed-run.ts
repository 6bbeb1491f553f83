import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { silentLogger } from '../../../platform/logger'
import type { DemoPerson } from '../../demo/demo-secrets'
import { seededRandom } from '../../demo/seeded-random'
import { openPostgres, type PostgresDatabase, personUrl } from '../../postgres/connection'
import type { TestClub } from '../../postgres/testing/test-club'
import { PostgresCentral } from '../postgres-central'

export interface FeedRun {
  readonly rows: number
  readonly writers: number
  readonly seed: string
}

export interface FeedResult {
  readonly committed: number
  readonly rolledBack: number
  readonly pages: number
  /** Rows that were committed and never pulled. */
  readonly missed: readonly string[]
  readonly rowsPerSecond: number
}

/**
 * Many connections add tickets in transactions of random length, with pauses and rollbacks, while
 * another one follows with its cursor. Whatever was committed must come by.
 */
export async function runFeed(club: TestClub, run: FeedRun): Promise<FeedResult> {
  const person = club.person('admin')
  const open = (connections: number) =>
    openPostgres({
      url: personUrl(club.url, person.email, person.password),
      logger: silentLogger,
      maximumConnections: connections,
      statementTimeoutMs: 0,
    })
  const [writing, reading] = [open(run.writers), open(1)]
  const central = new PostgresCentral({
    database: reading,
    appVersion: '2.0.0',
    deviceName: 'reader',
    platform: 'linux',
  })
  await central.hello(randomUUID())
  let cursor = await endOf(central)
  const start = performance.now()
  let done = false
  const seen = new Set<string>()
  let pages = 0
  const reader = (async () => {
    for (let last = false; !last; ) {
      last = done
      for (let complete = false; !complete; pages += 1) {
        const page = await central.pull(cursor, 1_000)
        for (const { entity, id } of page.rows) if (entity === 'tickets') seen.add(id)
        cursor = page.reached
        complete = page.complete
      }
    }
  })()
  const shares = Array.from({ length: run.writers }, (_, writer) => writer)
  const written = await Promise.all(
    shares.map((writer) => write({ database: writing, person, run, writer })),
  )
  done = true
  await reader
  const seconds = (performance.now() - start) / 1_000
  await Promise.all([writing.close(), reading.close()])
  const committed = written.flatMap((each) => each.committed)
  return {
    committed: committed.length,
    rolledBack: written.reduce((sum, each) => sum + each.rolledBack, 0),
    pages,
    missed: committed.filter((id) => !seen.has(id)),
    rowsPerSecond: committed.length / seconds,
  }
}

async function endOf(central: PostgresCentral): Promise<number> {
  let cursor = 0
  for (let complete = false; !complete; )
    ({ reached: cursor, complete } = await central.pull(cursor, 5_000))
  return cursor
}

interface WriteOptions {
  readonly database: PostgresDatabase
  readonly person: DemoPerson
  readonly run: FeedRun
  readonly writer: number
}

async function write({ database, person, run, writer }: WriteOptions) {
  const random = seededRandom(run.seed, String(writer))
  const committed: string[] = []
  let rolledBack = 0
  const share = Math.ceil(run.rows / run.writers)
  const client = await database.pool.connect()
  while (committed.length < share) {
    const ids = Array.from({ length: 1 + Math.floor(random.next() ** 3 * 40) }, () => randomUUID())
    await client.query('begin')
    for (const id of ids) {
      await client.query({
        name: 'ticket',
        text: `insert into tickets (id, title, category, priority, location_id, created_by, created_at)
          values ($1, 'fed', 'tech', 'low', 'harbour', $2, now())`,
        values: [id, person.id],
      })
      if (random.next() < 0.02) await sleep(random.next() * 4)
    }
    const keep = random.next() < 0.85
    await client.query(keep ? 'commit' : 'rollback')
    if (keep) committed.push(...ids)
    else rolledBack += ids.length
  }
  client.release()
  return { committed, rolledBack }
}
