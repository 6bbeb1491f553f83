import { type AppError, toAppError } from '@shared/ipc/app-error'
import type { Connection } from '@shared/system/system-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { toLocalError } from '../sqlite/sqlite-error'
import { Pauses } from './sync-pauses'
import { systemTimers, type Timers } from './timers'

/** One connection to the central database, and what brings the copy together with it. */
export interface SyncLink {
  /** Pushes and pulls until there is nothing more. */
  sync(signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

export interface LoopOptions {
  /**
   * Opens the person's connections; called again after each break.
   * @param onHint to be called when the database says that something changed
   */
  readonly connect: (onHint: () => void) => SyncLink
  /** Starts a server of our own again; called only after the database was away for a while. */
  readonly revive?: () => Promise<void>
  readonly pullSeconds: number
  /** How long the database must be away before `revive`; 15 seconds unless told otherwise. */
  readonly reviveAfterMs?: number
  /** When the local copy last agreed with the database, if it ever did. */
  readonly lastPulledAt?: string | null
  readonly clock: Clock
  readonly timers?: Timers
  readonly logger: Logger
  readonly onChange: (connection: Connection) => void
}

/** What an attempt came to; `hindered`: the database answered, but the copy could not take it in. */
type Outcome = 'online' | 'hindered' | 'offline' | 'failed'

/** Errors of the copy on this device: they say nothing about the database. */
const localCodes: readonly string[] = [
  'DISK_FULL',
  'NO_RIGHTS',
  'DISK_FAILED',
  'LOCAL_DAMAGED',
  'LOCAL_BUSY',
]

const usualReviveAfterMs = 15_000

/** Keeps the local copy and the database together and knows whether the database can be reached. */
export class SyncLoop {
  private current: Connection
  private link: SyncLink | null = null
  private running: Promise<void> | null = null
  private reviving = false
  private readonly stopping = new AbortController()
  private readonly timers: Timers
  private readonly pauses: Pauses
  private readonly afterAttempt: ((connection: Connection) => void)[] = []

  constructor(private readonly the: LoopOptions) {
    this.timers = the.timers ?? systemTimers
    this.pauses = new Pauses(this.timers, the.pullSeconds * 1_000)
    this.current = {
      state: 'connecting',
      since: the.clock.now().toISOString(),
      lastPulledAt: the.lastPulledAt ?? null,
      reason: null,
    }
  }

  get status(): Connection {
    return this.current
  }

  /**
   * Begins, and goes on until `stop`. Without a copy from earlier it resolves after the first
   * attempt, whether that succeeded or not; with one it resolves at once.
   */
  async start(): Promise<void> {
    if (this.running !== null) return
    this.change(this.current)
    const firstAttempt = this.nextAttempt()
    this.running = this.run()
    if (this.current.lastPulledAt === null) await firstAttempt
  }

  /**
   * Tries the database at once and resolves with what came of it. An attempt that is under way may
   * be past sending what was just written: another one follows it.
   */
  reconnect(): Promise<Connection> {
    if (this.running === null || this.stopping.signal.aborted) return Promise.resolve(this.current)
    const attempt = this.nextAttempt()
    this.pauses.endNext()
    return attempt
  }

  /** The device woke up or the network is back: no reason to wait any longer. */
  wake(): void {
    this.pauses.endNext()
  }

  /**
   * Something was changed here, or the database says so. Many of these in a row make one attempt;
   * none is made for it while the database is away.
   */
  nudge(): void {
    if (this.current.state === 'online') queueMicrotask(() => this.pauses.endNext())
  }

  /** Breaks off whatever is under way, except a revival, which may take minutes to settle. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.pauses.end()
    await this.running
    await this.disconnect()
    this.tell(this.afterAttempt)
  }

  /** What comes of the next attempt to begin. */
  private nextAttempt(): Promise<Connection> {
    return new Promise((resolve) => this.afterAttempt.push(resolve))
  }

  private tell(waiting: ((connection: Connection) => void)[]): void {
    for (const resolve of waiting.splice(0)) resolve(this.current)
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    let failures = 0
    let awaySince = this.timers.monotonic()
    const reviveAfterMs = this.the.reviveAfterMs ?? usualReviveAfterMs
    while (!signal.aborted) {
      this.pauses.begin()
      const waiting = this.afterAttempt.splice(0)
      const outcome = await this.attempt()
      const reached = outcome === 'online' || outcome === 'hindered'
      failures = reached ? 0 : failures + 1
      this.tell(waiting)
      // Other failures, such as a changed password, are not cured by starting the server again.
      if (outcome !== 'offline') awaySince = this.timers.monotonic()
      else if (this.timers.monotonic() - awaySince >= reviveAfterMs) {
        awaySince = this.timers.monotonic()
        void this.revive()
      }
      if (!signal.aborted) await this.pauses.pause(failures)
    }
  }

  private async attempt(): Promise<Outcome> {
    try {
      this.link ??= this.the.connect(() => this.nudge())
      await this.link.sync(this.stopping.signal)
      this.becomeOnline()
      return 'online'
    } catch (thrown) {
      const error = toAppError(toLocalError(thrown))
      if (localCodes.includes(error.code)) {
        this.becomeHindered(error)
        return 'hindered'
      }
      await this.disconnect()
      if (!this.stopping.signal.aborted) this.becomeOffline(error)
      return error.code === 'OFFLINE' ? 'offline' : 'failed'
    }
  }

  /** One at a time; an attempt follows at once. */
  private async revive(): Promise<void> {
    if (this.the.revive === undefined || this.reviving || this.stopping.signal.aborted) return
    this.reviving = true
    try {
      await this.the.revive()
    } catch (error) {
      this.the.logger.warn('The database server could not be started again', { error })
    }
    this.reviving = false
    this.pauses.end()
  }

  private becomeOnline(): void {
    const now = this.the.clock.now().toISOString()
    if (this.current.state !== 'online') this.the.logger.info('The database is reached')
    this.change({ state: 'online', since: this.since('online'), lastPulledAt: now, reason: null })
  }

  private becomeHindered(error: AppError): void {
    if (this.current.reason !== error.message) {
      this.the.logger.warn('The local copy could not be brought up to date', { error })
    }
    const since = this.since('online')
    this.change({ ...this.current, state: 'online', since, reason: error.message })
  }

  private becomeOffline(error: AppError): void {
    const since = this.since('offline')
    if (this.current.reason !== error.message) {
      this.the.logger.warn('The database is not reached', { error })
    }
    this.change({ ...this.current, state: 'offline', since, reason: error.message })
  }

  /** When that state began: now, unless it is the present one. */
  private since(state: Connection['state']): string {
    return this.current.state === state ? this.current.since : this.the.clock.now().toISOString()
  }

  private change(connection: Connection): void {
    this.current = connection
    try {
      this.the.onChange(connection)
    } catch (error) {
      // A listener that fails says nothing about the database.
      this.the.logger.error('Something that listens to the connection failed', { error })
    }
  }

  private async disconnect(): Promise<void> {
    const { link } = this
    this.link = null
    await link?.close().catch(() => undefined)
  }
}
