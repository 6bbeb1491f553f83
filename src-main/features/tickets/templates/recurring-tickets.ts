import type { Clock } from '../../../platform/clock'
import type { Logger } from '../../../platform/logger'

interface RecurringOptions {
  /** Has the database make the tickets whose time has come. @returns how many */
  readonly open: (signal: AbortSignal) => Promise<number>
  /** When the next ticket is due as far as this copy knows, ISO 8601. */
  readonly nextAt: () => string | null
  readonly clock: Clock
  readonly logger: Logger
}

/** Whatever the copy says: others' clocks and templates may differ. */
const askAgainMs = 5 * 60_000
/** The copy says that one is due, until it hears that it was made. */
const askSoonMs = 10_000

/**
 * Asks the database for tickets that come again, while this desk is online. Every desk does; the
 * database makes each ticket once, and says so to all.
 */
export class RecurringTickets {
  private askedAt: number | null = null
  private asking: Promise<void> | null = null
  private failed = false
  private readonly closing = new AbortController()

  constructor(private readonly the: RecurringOptions) {}

  /** To be called whenever the copy was brought together with the database. */
  synced(): void {
    if (this.asking !== null || this.closing.signal.aborted || !this.isTime()) return
    this.askedAt = this.the.clock.now().getTime()
    this.asking = this.ask().finally(() => {
      this.asking = null
    })
  }

  /** Breaks off what is being asked: the next desk asks again. */
  async close(): Promise<void> {
    this.closing.abort()
    await this.asking
  }

  private isTime(): boolean {
    if (this.askedAt === null) return true
    const now = this.the.clock.now()
    const pause = Math.abs(now.getTime() - this.askedAt)
    const next = this.the.nextAt()
    const isDue = next !== null && next <= now.toISOString()
    return pause >= (isDue ? askSoonMs : askAgainMs)
  }

  private async ask(): Promise<void> {
    const { open, logger } = this.the
    try {
      const made = await open(this.closing.signal)
      if (made > 0) logger.info('Tickets that come again were made', { made })
      this.failed = false
    } catch (error) {
      if (this.closing.signal.aborted) return
      if (!this.failed) logger.warn('Tickets that come again could not be made.', { error })
      this.failed = true
    }
  }
}
