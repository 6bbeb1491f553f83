import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../../platform/clock'
import type { Logger } from '../../../platform/logger'
import type { BusinessTimes } from './business-times'
import { ClockQueue } from './clock-queue'
import type { ClockStore } from './clock-store'
import type { TicketClocks } from './ticket-clocks'

interface KeeperOptions {
  readonly store: ClockStore
  readonly clocks: TicketClocks
  readonly times: BusinessTimes
  readonly clock: Clock
  readonly logger: Logger
  /** Clocks became others; null: of very many tickets. */
  readonly onChange: (ids: readonly string[] | null) => void
}

interface ChangedRows {
  readonly entity: string
  readonly ids: readonly string[]
}

/** So few are done at once: whoever made the change sees what came of it. */
const mostAtOnce = 20
/** A turn is meant to take no longer than this, in milliseconds; others want to work, too. */
const turnMs = 6
const mostInTurn = 60
/** More tickets than this are not named one by one. */
const mostNamed = 200
/** Computers sleep and their clocks are set: no longer than this is anything slept through. */
const longestSleepMs = 30_000
const leastSleepMs = 50
/** So long after the last of many changes nothing else is on its way, in milliseconds. */
const quietMs = 400
const longestPatienceMs = 20_000

/** Keeps the clocks of all tickets right, in small turns, and tells when something becomes too late. */
export class ClockKeeper {
  private readonly queue: ClockQueue
  private working: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null
  private closed = false
  private inTurn = mostAtOnce
  private changedAt = 0
  /** What was to be done could not be. */
  private behind = false

  constructor(private readonly the: KeeperOptions) {
    this.queue = new ClockQueue(the.store)
  }

  /** Looks at all of them: another process may have written while nobody looked. */
  start(): void {
    this.renewAll()
    this.sleep()
  }

  /** To be called after each commit to the copy. */
  rowsChanged(changed: readonly ChangedRows[]): void {
    if (changed.some(({ entity }) => entity === 'settings' || entity === 'locations')) {
      this.anyRowsChanged()
      return
    }
    const ids = new Set(changed.flatMap((rows) => this.ticketsOf(rows)))
    if (ids.size === 0) return
    this.changedAt = performance.now()
    if (ids.size <= mostAtOnce && this.working === null) this.tell(this.renew([...ids]) ?? [])
    else {
      this.queue.add(ids)
      this.work()
    }
  }

  /** Any row may be another one. */
  anyRowsChanged(): void {
    this.the.times.changed()
    this.renewAll()
  }

  /** Settles when all that was to be done is done. */
  async settled(): Promise<void> {
    while (this.working !== null) await this.working
  }

  async close(): Promise<void> {
    this.closed = true
    if (this.timer !== null) clearTimeout(this.timer)
    await this.settled()
  }

  private ticketsOf({ entity, ids }: ChangedRows): readonly string[] {
    if (entity === 'tickets') return ids
    if (entity !== 'ticket_comments' && entity !== 'ticket_events') return []
    return this.the.store.ticketsOf(entity, ids)
  }

  private renewAll(): void {
    this.queue.addAll()
    this.work()
  }

  private work(): void {
    if (this.working !== null || this.closed) return
    this.working = this.inTurns().finally(() => {
      this.working = null
    })
  }

  private async inTurns(): Promise<void> {
    const changed = new Set<string>()
    // Nobody who has just changed something waits for this.
    await nextTurn()
    await this.untilQuiet()
    while (!this.closed) {
      const began = performance.now()
      const ids = this.queue.take(this.inTurn)
      const renewed = ids && this.renew(ids)
      if (renewed === null) break
      for (const id of renewed) changed.add(id)
      this.pace(performance.now() - began)
      await nextTurn()
    }
    this.tell([...changed])
  }

  /** A first copy comes in hundreds of parts, and most tickets are in several of them. */
  private async untilQuiet(): Promise<void> {
    const deadline = performance.now() + longestPatienceMs
    const isQuiet = () => performance.now() - this.changedAt > quietMs
    while (this.queue.size > mostNamed && !this.closed && !isQuiet()) {
      if (performance.now() > deadline) return
      await sleep(quietMs / 4)
    }
  }

  private pace(tookMs: number): void {
    if (tookMs > turnMs) this.inTurn = Math.max(5, Math.floor(this.inTurn / 2))
    else if (tookMs < turnMs / 2) this.inTurn = Math.min(mostInTurn, this.inTurn + 10)
  }

  /** A copy that cannot be written to just now is still read; later all of them are tried. */
  private renew(ids: readonly string[]): readonly string[] | null {
    try {
      const renewed = this.the.clocks.renew(ids)
      if (this.behind) this.queue.addAll()
      this.behind = false
      return renewed
    } catch (error) {
      if (!this.behind) this.the.logger.warn('The clocks of tickets could not be kept.', { error })
      this.behind = true
      this.queue.clear()
      return null
    }
  }

  private tell(changed: readonly string[]): void {
    if (changed.length === 0 || this.closed) return
    this.the.onChange(changed.length > mostNamed ? null : changed)
    this.sleep()
  }

  /** Until something is too late. */
  private sleep(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    const next = this.the.store.next()
    const untilNext = next === null ? longestSleepMs : Date.parse(next) - this.now() + 1
    const ms = this.behind ? longestSleepMs : Math.max(leastSleepMs, untilNext)
    this.timer = setTimeout(() => this.wake(), Math.min(longestSleepMs, ms)).unref()
  }

  private now(): number {
    return this.the.clock.now().getTime()
  }

  private wake(): void {
    if (this.closed) return
    const passed = this.the.store.passed(new Date(this.now()).toISOString(), mostInTurn)
    if (passed.length > 0 && this.renew(passed) !== null) this.the.onChange(passed)
    if (!this.queue.isEmpty) this.work()
    this.sleep()
  }
}
