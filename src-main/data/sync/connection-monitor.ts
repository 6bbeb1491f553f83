import { toAppError } from '@shared/ipc/app-error'
import type { Connection } from '@shared/system/system-contract'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import type { PostgresDatabase } from '../postgres/connection'
import type { PullResult } from './knowledge-pull'

export interface MonitorOptions {
  /** Opens the person's connections; called again after each break. */
  readonly connect: () => PostgresDatabase
  readonly pull: (database: PostgresDatabase, signal: AbortSignal) => Promise<PullResult>
  /** Starts a server of our own again; called only after the database was away for a while. */
  readonly revive?: () => Promise<void>
  readonly pullSeconds: number
  /** How long the database must be away before `revive`; 15 seconds unless told otherwise. */
  readonly reviveAfterMs?: number
  /** When the local copy last agreed with the database, if it ever did. */
  readonly lastPulledAt?: string | null
  readonly clock: Clock
  readonly logger: Logger
  readonly onChange: (connection: Connection) => void
  /** A pull that changed something. */
  readonly onPulled: (result: PullResult) => void
}

const usualReviveAfterMs = 15_000
const backoff = { firstMs: 1_000, mostMs: 30_000 }

/** Keeps the local copy fresh and knows whether the database can be reached. */
export class ConnectionMonitor {
  private current: Connection
  private central: PostgresDatabase | null = null
  private running: Promise<void> | null = null
  private readonly stopping = new AbortController()
  /** Ends the present pause. */
  private wake: () => void = () => undefined
  private readonly afterAttempt: ((connection: Connection) => void)[] = []

  constructor(private readonly the: MonitorOptions) {
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

  /** Tries the database at once and resolves with what came of it. */
  reconnect(): Promise<Connection> {
    if (this.running === null || this.stopping.signal.aborted) return Promise.resolve(this.current)
    const attempt = this.nextAttempt()
    this.wake()
    return attempt
  }

  /** Breaks off whatever is under way; resolves when nothing runs any more. */
  async stop(): Promise<void> {
    this.stopping.abort()
    this.wake()
    await this.running
    await this.disconnect()
    this.tellWaiting()
  }

  private nextAttempt(): Promise<Connection> {
    return new Promise((resolve) => this.afterAttempt.push(resolve))
  }

  private tellWaiting(): void {
    for (const resolve of this.afterAttempt.splice(0)) resolve(this.current)
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    let failures = 0
    let awaySince = this.now()
    const reviveAfterMs = this.the.reviveAfterMs ?? usualReviveAfterMs
    while (!signal.aborted) {
      failures = (await this.attempt()) ? 0 : failures + 1
      this.tellWaiting()
      if (failures === 0) awaySince = this.now()
      if (this.now() - awaySince >= reviveAfterMs) {
        awaySince = this.now()
        await this.revive()
      }
      const pauseMs = failures === 0 ? this.the.pullSeconds * 1_000 : backoffMs(failures)
      if (!signal.aborted) await this.pause(pauseMs)
    }
  }

  private async attempt(): Promise<boolean> {
    try {
      this.central ??= this.the.connect()
      this.becomeOnline(await this.the.pull(this.central, this.stopping.signal))
      return true
    } catch (error) {
      await this.disconnect()
      if (!this.stopping.signal.aborted) this.becomeOffline(error)
      return false
    }
  }

  private async revive(): Promise<void> {
    if (this.the.revive === undefined || this.stopping.signal.aborted) return
    try {
      await this.the.revive()
    } catch (error) {
      this.the.logger.warn('The database server could not be started again', { error })
    }
  }

  private becomeOnline(result: PullResult): void {
    const now = this.the.clock.now().toISOString()
    if (this.current.state !== 'online') this.the.logger.info('The database is reached')
    const since = this.current.state === 'online' ? this.current.since : now
    this.change({ state: 'online', since, lastPulledAt: now, reason: null })
    if (result.changed) this.tell(() => this.the.onPulled(result))
  }

  private becomeOffline(thrown: unknown): void {
    const error = toAppError(thrown)
    const since =
      this.current.state === 'offline' ? this.current.since : this.the.clock.now().toISOString()
    if (this.current.reason !== error.message) {
      this.the.logger.warn('The database is not reached', { error })
    }
    this.change({ ...this.current, state: 'offline', since, reason: error.message })
  }

  private change(connection: Connection): void {
    this.current = connection
    this.tell(() => this.the.onChange(connection))
  }

  /** A listener that fails says nothing about the database. */
  private tell(listener: () => void): void {
    try {
      listener()
    } catch (error) {
      this.the.logger.error('Something that listens to the connection failed', { error })
    }
  }

  private async disconnect(): Promise<void> {
    const { central } = this
    this.central = null
    await central?.close().catch(() => undefined)
  }

  /** Monotonic, so that a changed clock neither rushes nor delays a revival. */
  private now(): number {
    return performance.now()
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Doubles from try to try; the randomness keeps many desktops from coming back in one moment. */
function backoffMs(failures: number): number {
  const most = Math.min(backoff.firstMs * 2 ** (failures - 1), backoff.mostMs)
  return most * (0.5 + Math.random() / 2)
}
