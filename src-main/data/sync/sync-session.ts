import { AppError } from '@shared/ipc/app-error'
import { CentralTime } from './central-time'
import { deviceOf, takeHello } from './greeting'
import type { Central } from './protocol'
import { pullAll } from './pull'
import { pushAll } from './push'
import { becomeNewDevice } from './push-reply'
import type { SyncCopy } from './sync-copy'
import { getState } from './sync-state-store'

export interface SessionOptions {
  readonly copy: SyncCopy
  /** One connection; when it breaks, a new session is made with the next. */
  readonly central: Central
  /** Milliseconds of a counter that only goes forward. */
  readonly monotonic: () => number
  /** Lets others work between two pages. */
  readonly breathe: () => Promise<void>
  /** Milliseconds by which this device's clock is ahead of the central one. */
  readonly onClockAhead?: (ms: number) => void
}

/** What a person may see can change while the connection stays. */
const greetAgainMs = 5 * 60_000

/** Brings this device's copy and the central database together, over one connection. */
export class SyncSession {
  private readonly time: CentralTime
  private greetedAt: number | null = null
  private scope: string | null = null
  private sweptAll = false

  constructor(private readonly the: SessionOptions) {
    this.time = new CentralTime(the.copy.clock, the.monotonic)
  }

  /**
   * Sends everything that waits, then fetches everything new. One at a time.
   * @throws AppError OFFLINE, CLIENT_TOO_OLD, DISK_FULL …; what was done until then stays done
   */
  async sync(signal: AbortSignal): Promise<void> {
    do {
      if (this.isStranger()) await this.greet()
      await this.push(signal)
    } while (!(await this.pull(signal)))
  }

  private isStranger(): boolean {
    const { copy, monotonic } = this.the
    if (this.greetedAt === null || monotonic() - this.greetedAt > greetAgainMs) return true
    // Another process with the same file was told something else since.
    return getState(copy.local.read, 'scope') !== this.scope
  }

  private async greet(): Promise<void> {
    const { copy, central, monotonic, onClockAhead } = this.the
    this.greetedAt = null
    const asked = monotonic()
    const hello = await this.helloAsSomebody(() => central.hello(deviceOf(copy)))
    this.time.take(hello.now, asked)
    onClockAhead?.(copy.clock.now().getTime() - this.time.now().getTime())
    copy.local.write((db) => takeHello(db, copy, hello))
    this.greetedAt = asked
    this.scope = hello.scope
  }

  /** A copied file may carry the name of a device that belongs to somebody else. */
  private async helloAsSomebody<Reply>(hello: () => Promise<Reply>): Promise<Reply> {
    const { local, newId } = this.the.copy
    try {
      return await hello()
    } catch (error) {
      const isForeign = error instanceof AppError && error.code === 'FOREIGN_DEVICE'
      if (!isForeign) throw error
      local.write((db) => becomeNewDevice(db, newId()))
      return hello()
    }
  }

  private push(signal: AbortSignal): Promise<void> {
    const { copy, central, breathe } = this.the
    const { time } = this
    const device = () => deviceOf(copy)
    return pushAll({ copy, central, signal, breathe, time, device, onForked: () => this.greet() })
  }

  private async pull(signal: AbortSignal): Promise<boolean> {
    const { copy, central, breathe } = this.the
    const now = () => this.time.now()
    const all = await pullAll({ copy, central, signal, breathe, now, sweepAll: !this.sweptAll })
    this.sweptAll ||= all
    return all
  }
}
