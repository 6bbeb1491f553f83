import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { ChangeListener } from './change-listener'
import { openPostgres, personUrl } from './connection'
import { startTestClub, type TestClub } from './testing/test-club'

let club: TestClub

beforeAll(async () => {
  club = await startTestClub()
})

afterAll(() => club.close())

/** Passes everything on until it is told to go quiet, as a line does that is cut somewhere in between. */
async function quietable() {
  const target = new URL(club.url)
  const pairs: (readonly [Socket, Socket])[] = []
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    pairs.push([near, far])
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) socket.on('error', () => undefined)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: Object.assign(new URL(club.url), { hostname: '127.0.0.1', port: String(port) }).href,
    connections: () => pairs.length,
    silence: () => {
      for (const [near, far] of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.resume()
      }
    },
    close: () => {
      for (const socket of pairs.flat()) socket.destroy()
      server.close()
    },
  }
}

it('hears of changes, and notices that a line is dead', async () => {
  const line = await quietable()
  const { email, password } = club.person('admin')
  const database = openPostgres({ url: personUrl(line.url, email, password), logger: silentLogger })
  let hints = 0
  const listener = new ChangeListener({
    pool: database.pool,
    onHint: () => {
      hints += 1
    },
    logger: silentLogger,
    retryMs: 100,
  })
  listener.start()
  await expect.poll(() => hints).toBe(1)
  await club.owner.db.execute(sql`update facts set value = '"new"' where key = 'contact.email'`)
  await expect.poll(() => hints).toBe(2)
  await club.owner.db.execute(sql`update facts set value = '"new"' where key = 'no.such'`)
  line.silence()
  await expect.poll(() => line.connections(), { interval: 100 }).toBe(2)
  await expect.poll(() => hints).toBeGreaterThan(2)
  await listener.stop()
  await database.close()
  line.close()
}, 60_000)

it.each([100, 60_000])(
  'stops at once when the line is dead: heartbeat %d',
  async (heartbeatMs) => {
    const line = await quietable()
    const { email, password } = club.person('admin')
    const database = openPostgres({
      url: personUrl(line.url, email, password),
      logger: silentLogger,
    })
    let hints = 0
    const onHint = () => {
      hints += 1
    }
    const listener = new ChangeListener({
      ...{ pool: database.pool, onHint, logger: silentLogger, heartbeatMs },
    })
    listener.start()
    await expect.poll(() => hints).toBe(1)
    line.silence()
    await sleep(300)
    await listener.stop()
    await database.close()
    line.close()
  },
  40_000,
)
