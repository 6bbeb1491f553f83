import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { Logger } from '../../platform/logger'

export interface ChangeListenerOptions {
  /** One of its connections is kept for as long as this listens. */
  readonly pool: Pool
  /** Something was changed, or may have been while nobody listened. */
  readonly onHint: () => void
  /** The connection broke, or is silent: others to the same database may hang, too. */
  readonly onLost?: () => void
  readonly logger: Logger
  readonly heartbeatMs?: number
  readonly retryMs?: number
}

/** Longest that the database may take to answer a heartbeat. */
const answerMs = 5_000

/**
 * Hears at once of changes that anybody makes. Only a hint: whoever relies on it looks again by
 * itself, too. A half-open connection says nothing for ever, hence the heartbeat.
 */
export class ChangeListener {
  private readonly stopping = new AbortController()
  private running: Promise<void> | null = null
  private listening = false

  constructor(private readonly the: ChangeListenerOptions) {}

  start(): void {
    this.running ??= this.run()
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.listen()
      } catch (error) {
        this.the.logger.info('Changes are not heard of at once for now', { error: String(error) })
        // Where no connection was to be had, those that others have may well be sound.
        if (this.listening && !this.stopping.signal.aborted) this.the.onLost?.()
        this.listening = false
      }
      await this.pause(this.the.retryMs ?? 5_000)
    }
  }

  /** Until the connection breaks or this is stopped. */
  private async listen(): Promise<void> {
    const client = await this.the.pool.connect()
    const hint = () => this.the.onHint()
    client.on('notification', hint)
    try {
      await this.answered(client, 'listen clubos_sync')
      this.listening = true
      hint()
      while (!this.stopping.signal.aborted) {
        await this.pause(this.the.heartbeatMs ?? 5_000)
        await this.answered(client, 'select 1')
      }
    } finally {
      client.off('notification', hint)
      // It still listens, or is broken: of no use to anybody else.
      client.release(true)
    }
  }

  /** Comes back when this is stopped, too: nobody who signs out waits for a dead line. */
  private async answered(client: PoolClient, statement: string): Promise<void> {
    const { signal: stopping } = this.stopping
    if (stopping.aborted) return
    const waiting = new AbortController()
    const giveUp = () => waiting.abort()
    stopping.addEventListener('abort', giveUp, { once: true })
    const query = client.query(statement)
    query.catch(() => undefined)
    try {
      await Promise.race([query, tooLate(waiting.signal)])
    } catch (error) {
      if (!stopping.aborted) throw error
    } finally {
      stopping.removeEventListener('abort', giveUp)
      giveUp()
    }
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { ref: false, signal: this.stopping.signal }).catch(() => undefined)
  }
}

async function tooLate(signal: AbortSignal): Promise<never> {
  await sleep(answerMs, undefined, { ref: false, signal })
  throw new Error('The database does not answer.')
}
