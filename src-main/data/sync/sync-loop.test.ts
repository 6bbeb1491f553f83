import { AppError } from '@shared/ipc/app-error'
import type { Connection } from '@shared/system/system-contract'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { silentLogger } from '../../platform/logger'
import { seededRandom } from '../demo/seeded-random'
import { type LoopOptions, SyncLoop } from './sync-loop'
import { Scheduler } from './testing/scheduler'

const offline = () => new AppError('OFFLINE', 'The database cannot be reached.')
const loops: SyncLoop[] = []

afterEach(async () => {
  for (const loop of loops.splice(0)) await loop.stop()
})

function watch(sync: () => Promise<void>, options: Partial<LoopOptions> = {}) {
  const scheduler = new Scheduler()
  const states: Connection[] = []
  const seen = { connections: 0, attempts: 0, closed: 0, hint: (): void => undefined }
  const loop = new SyncLoop({
    connect: (onHint) => {
      seen.connections += 1
      seen.hint = onHint
      return {
        sync: () => {
          seen.attempts += 1
          return sync()
        },
        close: async () => {
          seen.closed += 1
        },
      }
    },
    pullSeconds: 10,
    clock: systemClock,
    timers: scheduler.timers(seededRandom('loop')),
    logger: silentLogger,
    onChange: (state) => states.push(state),
    ...options,
  })
  loops.push(loop)
  return { loop, scheduler, states, seen }
}

describe('SyncLoop', () => {
  it('is online once started, and comes back every few seconds', async () => {
    const { loop, scheduler, states, seen } = watch(async () => undefined)
    await loop.start()
    expect(states[0]).toMatchObject({ state: 'connecting', lastPulledAt: null })
    expect(loop.status).toMatchObject({
      state: 'online',
      reason: null,
      lastPulledAt: expect.any(String),
    })
    await scheduler.runUntil(35_000)
    expect(seen).toMatchObject({ attempts: 4, connections: 1 })
  })

  it('waits for the first attempt only when there is no copy yet', async () => {
    const never = () => new Promise<void>(() => undefined)
    const { loop } = watch(never, { lastPulledAt: '2026-11-01T00:00:00.000Z' })
    await loop.start()
    expect(loop.status.state).toBe('connecting')
    loops.splice(0)
  })

  it('sends at once what was changed, however often, and what came in meanwhile', async () => {
    const { loop, scheduler, seen } = watch(async () => undefined)
    await loop.start()
    for (let change = 0; change < 50; change += 1) loop.nudge()
    await scheduler.runUntil(100)
    expect(seen.attempts).toBe(2)
    seen.hint()
    await scheduler.runUntil(200)
    expect(seen.attempts).toBe(3)
  })

  it('says why it is offline and since when, backs off, and is back at once when woken', async () => {
    let away = true
    const { loop, scheduler, seen } = watch(async () => {
      if (away) throw offline()
    })
    await loop.start()
    const { since } = loop.status
    expect(loop.status).toMatchObject({
      state: 'offline',
      reason: 'The database cannot be reached.',
    })
    await scheduler.runUntil(600_000)
    expect(seen.attempts).toBeGreaterThan(15)
    expect(seen.attempts).toBeLessThan(120)
    expect(seen.closed).toBe(seen.connections)
    expect(loop.status.since).toBe(since)
    const before = seen.attempts
    loop.nudge()
    await scheduler.runUntil(600_000)
    expect(seen.attempts).toBe(before)
    away = false
    loop.wake()
    await scheduler.runUntil(600_001)
    expect(loop.status).toMatchObject({ state: 'online', reason: null })
  })

  it('tries at once when asked to, and tells what came of it', async () => {
    let away = true
    const { loop } = watch(async () => {
      if (away) throw offline()
    })
    await loop.start()
    expect(await loop.reconnect()).toMatchObject({ state: 'offline' })
    away = false
    expect(await loop.reconnect()).toMatchObject({ state: 'online' })
  })

  it('tells those who ask during an attempt of the next one, which sees what they wrote', async () => {
    const ends: (() => void)[] = []
    const { loop, scheduler, seen } = watch(
      () => new Promise<void>((resolve) => void ends.push(resolve)),
      { lastPulledAt: '2026-11-01T00:00:00.000Z' },
    )
    await loop.start()
    let told = false
    const asked = loop.reconnect().then(() => {
      told = true
    })
    ends[0]?.()
    await scheduler.runUntil(100)
    expect({ told, attempts: seen.attempts }).toEqual({ told: false, attempts: 2 })
    ends[1]?.()
    await asked
    expect(seen.attempts).toBe(2)
  })

  it('stays online when only the disk here fails, says so, and gets over it', async () => {
    let full = true
    const { loop, seen } = watch(async () => {
      if (full) throw new AppError('DISK_FULL', 'The disk is full.')
    })
    await loop.start()
    expect(loop.status).toMatchObject({
      state: 'online',
      reason: 'The disk is full.',
      lastPulledAt: null,
    })
    full = false
    expect(await loop.reconnect()).toMatchObject({ state: 'online', reason: null })
    expect(seen.connections).toBe(1)
  })

  it('has a server of our own started again once it was away for a while', async () => {
    let away = true
    const { loop, scheduler } = watch(
      async () => {
        if (away) throw offline()
      },
      {
        revive: async () => {
          away = false
        },
      },
    )
    await loop.start()
    await scheduler.runUntil(10_000)
    expect(loop.status.state).toBe('offline')
    await scheduler.runUntil(60_000)
    expect(loop.status.state).toBe('online')
  })

  it('does nothing more once stopped', async () => {
    const { loop, seen } = watch(async () => undefined)
    await loop.start()
    await loop.stop()
    expect(await loop.reconnect()).toEqual(loop.status)
    expect(seen).toMatchObject({ attempts: 1, closed: 1 })
  })
})
