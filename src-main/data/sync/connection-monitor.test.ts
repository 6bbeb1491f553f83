import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { AppError } from '@shared/ipc/app-error'
import type { Connection } from '@shared/system/system-contract'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { silentLogger } from '../../platform/logger'
import { openPostgres } from '../postgres/connection'
import { readPostmaster } from '../postgres/postmaster-pid'
import { startTestClub, type TestClub } from '../postgres/testing/test-club'
import { localMigrations } from '../postgres/testing/test-server'
import { openLocalDatabase } from '../sqlite/local-database'
import { syncState } from '../sqlite/schema/sync-state'
import { ConnectionMonitor, type MonitorOptions } from './connection-monitor'
import { type PullResult, pullKnowledge } from './knowledge-pull'

let club: TestClub
const monitors: ConnectionMonitor[] = []

beforeAll(async () => {
  club = await startTestClub()
})

afterEach(async () => {
  for (const monitor of monitors.splice(0)) await monitor.stop()
})

afterAll(() => club.close())

interface Watched {
  readonly monitor: ConnectionMonitor
  readonly states: Connection[]
  readonly pulled: PullResult[]
}

let copies = 0
function watch(options: Partial<MonitorOptions> = {}): Watched {
  copies += 1
  const local = openLocalDatabase({
    file: join(club.folder, 'local', `${copies}.sqlite`),
    migrations: localMigrations,
    logger: silentLogger,
  })
  const states: Connection[] = []
  const pulled: PullResult[] = []
  const monitor = new ConnectionMonitor({
    connect: () => openPostgres({ url: club.url, logger: silentLogger }),
    pull: (database, signal) => pullKnowledge({ database, local, signal }),
    pullSeconds: 0.05,
    clock: systemClock,
    logger: silentLogger,
    onChange: (connection) => states.push(connection),
    onPulled: (result) => pulled.push(result),
    ...options,
  })
  monitors.push(monitor)
  return { monitor, states, pulled }
}

const stateOf = ({ monitor }: Watched) => monitor.status.state
const killServer = () => {
  const postmaster = readPostmaster(join(club.folder, 'postgres', 'data'))
  if (postmaster !== null) process.kill(postmaster.pid, 'SIGKILL')
}

/** Accepts connections and never says a word, as a firewall in between may do. */
async function silentServer() {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  return { url: `postgres://a:b@127.0.0.1:${port}/clubos`, listener }
}

describe('ConnectionMonitor', () => {
  it('is online with a fresh copy once started', async () => {
    const watched = watch()
    await watched.monitor.start()
    expect(watched.monitor.status).toMatchObject({
      state: 'online',
      lastPulledAt: expect.any(String),
      reason: null,
    })
    expect(watched.states[0]).toMatchObject({ state: 'connecting', lastPulledAt: null })
    expect(watched.pulled).toHaveLength(1)
  })

  it('brings changes by itself and speaks up only when there are any', async () => {
    const watched = watch()
    await watched.monitor.start()
    await expect.poll(() => watched.states.length).toBeGreaterThan(5)
    expect(watched.pulled).toHaveLength(1)
    await club.owner.db.execute(sql`update facts set value = '2' where key = 'contact.email'`)
    await expect.poll(() => watched.pulled.length).toBe(2)
  })

  it('goes on from an earlier copy without waiting for the database', async () => {
    const { url, listener } = await silentServer()
    const watched = watch({
      lastPulledAt: '2026-11-01T00:00:00.000Z',
      connect: () => openPostgres({ url, logger: silentLogger }),
    })
    await watched.monitor.start()
    expect(watched.monitor.status).toMatchObject({
      state: 'connecting',
      lastPulledAt: '2026-11-01T00:00:00.000Z',
    })
    // Stopping breaks off the attempt that is under way.
    await watched.monitor.stop()
    expect(stateOf(watched)).toBe('connecting')
    listener.close()
  })

  it('says why it is offline, since when, and keeps the time of its copy', async () => {
    const nothing = 'postgres://a:b@127.0.0.1:1/clubos'
    const watched = watch({ connect: () => openPostgres({ url: nothing, logger: silentLogger }) })
    await watched.monitor.start()
    const { since } = watched.monitor.status
    expect(watched.monitor.status).toMatchObject({
      state: 'offline',
      reason: 'The database cannot be reached.',
      lastPulledAt: null,
    })
    await watched.monitor.reconnect()
    expect(watched.monitor.status.since).toBe(since)
  })

  it('tries again at once when asked to', async () => {
    let away = true
    const watched = watch({
      pullSeconds: 3_600,
      connect: () => {
        const url = away ? 'postgres://a:b@127.0.0.1:1/clubos' : club.url
        return openPostgres({ url, logger: silentLogger })
      },
    })
    await watched.monitor.start()
    expect(await watched.monitor.reconnect()).toMatchObject({ state: 'offline' })
    away = false
    expect(await watched.monitor.reconnect()).toMatchObject({ state: 'online' })
  })

  it('has a dead server of our own started again and is online again', async () => {
    const watched = watch({
      reviveAfterMs: 200,
      revive: async () => {
        await club.server.start()
      },
    })
    await watched.monitor.start()
    const before = watched.monitor.status.lastPulledAt
    killServer()
    await expect.poll(() => stateOf(watched), { timeout: 20_000 }).toBe('offline')
    await expect.poll(() => stateOf(watched), { timeout: 20_000 }).toBe('online')
    expect(watched.monitor.status.lastPulledAt).not.toBe(before)
    expect(watched.monitor.status.reason).toBeNull()
  })

  it('stays online when only the local copy fails, says why, and gets over it', async () => {
    const local = openLocalDatabase({
      file: join(club.folder, 'local', 'full.sqlite'),
      migrations: localMigrations,
      logger: silentLogger,
    })
    const limit = (pages: number) =>
      local.write((db) => db.get(sql.raw(`pragma max_page_count = ${pages}`)))
    let connections = 0
    let revivals = 0
    const watched = watch({
      reviveAfterMs: 0,
      revive: async () => {
        revivals += 1
      },
      connect: () => {
        connections += 1
        return openPostgres({ url: club.url, logger: silentLogger })
      },
      pull: (database, signal) => pullKnowledge({ database, local, signal }),
    })
    limit(1)
    await watched.monitor.start()
    await watched.monitor.reconnect()
    expect(watched.monitor.status).toMatchObject({
      state: 'online',
      reason: 'The disk is full. Free some space, then try again.',
      lastPulledAt: null,
    })
    limit(1_000_000)
    expect(await watched.monitor.reconnect()).toMatchObject({
      state: 'online',
      reason: null,
      lastPulledAt: expect.any(String),
    })
    expect({ connections, revivals }).toEqual({ connections: 1, revivals: 0 })
    expect(local.read.select().from(syncState).all()).not.toEqual([])
    await watched.monitor.stop()
    local.close()
  })

  it('starts no server because a password is wrong', async () => {
    let revivals = 0
    const wrong = Object.assign(new URL(club.url), { password: 'guessed' }).href
    const watched = watch({
      reviveAfterMs: 0,
      revive: async () => {
        revivals += 1
      },
      connect: () => openPostgres({ url: wrong, logger: silentLogger }),
    })
    await watched.monitor.start()
    expect(await watched.monitor.reconnect()).toMatchObject({ state: 'offline' })
    expect(revivals).toBe(0)
  })

  it('stops while a revival is under way, and takes no harm when that fails later', async () => {
    let revivals = 0
    let fail: (error: Error) => void = () => undefined
    const nothing = 'postgres://a:b@127.0.0.1:1/clubos'
    const watched = watch({
      reviveAfterMs: 0,
      revive: () => {
        revivals += 1
        return new Promise((_, reject) => {
          fail = reject
        })
      },
      connect: () => openPostgres({ url: nothing, logger: silentLogger }),
    })
    await watched.monitor.start()
    await watched.monitor.reconnect()
    await watched.monitor.reconnect()
    await watched.monitor.stop()
    expect(revivals).toBe(1)
    fail(new AppError('POSTGRES_FAILED', 'too late'))
  })

  it('is not disturbed by a listener that fails', async () => {
    const watched = watch({
      onPulled: () => {
        throw new Error('the listener broke')
      },
    })
    await watched.monitor.start()
    expect(stateOf(watched)).toBe('online')
  })

  it('does nothing more once stopped', async () => {
    const watched = watch()
    await watched.monitor.start()
    await watched.monitor.stop()
    const { length } = watched.states
    expect(await watched.monitor.reconnect()).toEqual(watched.monitor.status)
    expect(watched.states).toHaveLength(length)
  })
})
